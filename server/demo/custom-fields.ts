import { demoFields } from '../../database/demo/customFields.ts'
import type { Db } from '../platform/database.ts'

/** The custom fields that the demo company made; their values come with its customers. */
export async function addCustomFields(trx: Db): Promise<void> {
  await trx
    .insertInto('custom_field')
    .values(
      demoFields.map((field, index) => ({
        ...field,
        options: JSON.stringify(field.options),
        position: index + 1,
      })),
    )
    .execute()
}
