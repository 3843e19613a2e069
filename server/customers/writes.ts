import type { ContactDraft } from '../../contract/contacts.ts'
import type { CustomerChanges } from '../../contract/customer-fields.ts'
import { firstContacts } from '../contacts/insert.ts'
import { type Db, sql } from '../platform/database.ts'
import { eventAbout } from '../platform/events.ts'
import { normaliseCompanyName } from '../values/name.ts'
import { pinyinOf } from '../values/pinyin.ts'
import { type Columns, columnsOf, emptyColumns } from './columns.ts'

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
  contacts?: ContactDraft[]
}

/** The customer, its first contacts and the event of it, by one statement. Null where another customer has the number. */
export async function insertCustomer(
  trx: Db,
  { number, ownerId, departmentId, actorId, fields, contacts = [] }: NewCustomer,
) {
  const columns: Columns = {
    ...everyColumn,
    ...columnsOf(fields),
    ...nameColumns(fields.name),
    number,
    owner_id: ownerId,
    department_id: departmentId,
    created_by: actorId,
    updated_by: actorId,
    contact_count: contacts.length,
    last_contact_ordinal: contacts.length,
  }
  const { rows } = await sql<{ id: number; version: number }>`
    with made as (
      insert into customer (${sql.join(Object.keys(columns).map((column) => sql.ref(column)))})
      values (${sql.join(Object.values(columns))})
      on conflict (number) do nothing returning id, version),
    ${firstContacts('made', actorId, contacts)},
    told as (${eventAbout(sql.table('made'), { kind: 'customer.created', actorId })})
    select id, version from made`.execute(trx)
  return rows[0] ?? null
}

/** What isn't given is written as well: the statement is always the same one, planned once per connection. */
const everyColumn: Columns = { ...emptyColumns, type: 'company', stage: 'prospect', country: 'CN' }

/** Writes changed fields and raises the version; the row is locked by who calls. */
export async function writeCustomer(trx: Db, id: number, actorId: number, columns: Columns): Promise<number> {
  const sets = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const { rows } = await sql<{ version: number }>`
    update customer set ${sql.join([...sets, sql`version = version + 1`, sql`updated_at = now()`, sql`updated_by = ${actorId}`])}
    where id = ${id} returning version`.execute(trx)
  if (!rows[0]) throw new Error('update without a row')
  return rows[0].version
}
