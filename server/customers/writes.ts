import type { CustomerChanges } from '../../contract/customer-fields.ts'
import { type Db, sql } from '../platform/database.ts'
import { normaliseCompanyName } from '../values/name.ts'
import { pinyinOf } from '../values/pinyin.ts'
import { type Columns, columnsOf } from './columns.ts'

/** All that search needs of a name, kept beside it. */
export function nameColumns(name: string) {
  const { full, initials } = pinyinOf(name)
  return { name_norm: normaliseCompanyName(name), name_pinyin: full, name_initials: initials }
}

export type NewCustomer = {
  number: string
  ownerId: number
  departmentId: number
  actorId: number
  fields: CustomerChanges & { name: string }
  /** How many contacts it is entered with. */
  contactCount?: number
}

/** Null where another customer has the number. */
export async function insertCustomer(
  trx: Db,
  { number, ownerId, departmentId, actorId, fields, contactCount = 0 }: NewCustomer,
) {
  const columns: Columns = {
    ...columnsOf(fields),
    ...nameColumns(fields.name),
    number,
    owner_id: ownerId,
    department_id: departmentId,
    created_by: actorId,
    updated_by: actorId,
    contact_count: contactCount,
    last_contact_ordinal: contactCount,
  }
  const { rows } = await sql<{ id: number; version: number }>`
    insert into customer (${sql.join(Object.keys(columns).map((column) => sql.ref(column)))})
    values (${sql.join(Object.values(columns))})
    on conflict (number) do nothing returning id, version`.execute(trx)
  return rows[0] ?? null
}

/** Writes changed fields and raises the version; the row is locked by who calls. */
export async function writeCustomer(trx: Db, id: number, actorId: number, columns: Columns): Promise<number> {
  const sets = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const { rows } = await sql<{ version: number }>`
    update customer set ${sql.join([...sets, sql`version = version + 1`, sql`updated_at = now()`, sql`updated_by = ${actorId}`])}
    where id = ${id} returning version`.execute(trx)
  if (!rows[0]) throw new Error('update without a row')
  return rows[0].version
}
