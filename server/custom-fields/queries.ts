import type { CustomField, CustomObject } from '../../contract/custom-fields.ts'
import type { Db } from '../platform/database.ts'
import { levelOf } from '../platform/fields.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'

/** All definitions in their order, retired ones too. */
export const readCustomFields = (db: Db): Promise<CustomField[]> =>
  db
    .selectFrom('custom_field')
    .select([
      'id',
      'object',
      'key',
      'label',
      'kind',
      'unit',
      'decimals',
      'options',
      'help',
      'active',
      'version',
    ])
    .orderBy('object', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute()

/** What `object` is asked for today. */
export const activeFields = (fields: readonly CustomField[], object: CustomObject) =>
  fields.filter((field) => field.object === object && field.active)

export const guardOf = ({ object, key }: Pick<CustomField, 'object' | 'key'>) =>
  `${object}.custom.${key}` as const

/** The definitions that mean something to this viewer: who sets them up needs those hidden from him or her too. */
export async function customFieldsFor(db: Db, viewer: Viewer): Promise<CustomField[]> {
  const fields = await readCustomFields(db)
  if (mayAtAll(viewer, 'settings.manage')) return fields
  return fields.filter((field) => levelOf(viewer, guardOf(field)) !== 'hidden')
}

/** Every custom field whose level a role can set, with its label, as `customer.custom.cf_1a`. */
export async function customGuardedFields(db: Db): Promise<{ field: string; label: string }[]> {
  return (await readCustomFields(db)).map((field) => ({ field: guardOf(field), label: field.label }))
}
