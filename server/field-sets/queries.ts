import { businessTypes } from '../../contract/customer-fields.ts'
import type { EntrySets, FieldSet } from '../../contract/field-sets.ts'
import type { Db } from '../platform/database.ts'

export const readFieldSets = (db: Db): Promise<FieldSet[]> =>
  db
    .selectFrom('field_set')
    .select(['id', 'use', 'name', 'purpose', 'fields', 'active', 'version'])
    .orderBy('use')
    .orderBy('position')
    .orderBy('id')
    .execute()

/** Under this name stands the set of all business types that have none of their own. */
export const anyOther = ''

export async function readEntrySets(db: Db): Promise<EntrySets> {
  const rows = await db.selectFrom('entry_set').selectAll().execute()
  const of = (type: string) => rows.find((row) => row.business_type === type)?.field_set_id ?? null
  const own = Object.fromEntries(businessTypes.map((type) => [type, of(type)]))
  return { other: of(anyOther) ?? 0, ...own } as EntrySets
}
