import type { ContactDraft } from '../../contract/contacts.ts'
import type { CustomValues } from '../../contract/custom-fields.ts'
import type { CustomerChanges } from '../../contract/customer-fields.ts'
import { firstContacts } from '../contacts/insert.ts'
import { freshCustom, overlaid } from '../custom-fields/values.ts'
import { nameKeys } from '../duplicates/keys.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { eventAbout } from '../platform/events.ts'
import { normaliseCompanyName } from '../values/name.ts'
import { pinyinOf } from '../values/pinyin.ts'
import { type Columns, columnsOf, emptyColumns } from './columns.ts'

/** All that search and duplicates need of a name, kept beside it. */
export function nameColumns(name: string) {
  const { full, initials } = pinyinOf(name)
  return {
    name_norm: normaliseCompanyName(name),
    name_pinyin: full,
    name_initials: initials,
    ...nameKeys(name),
  }
}

export type NewCustomer = {
  ownerId: number
  departmentId: number
  actorId: number
  reviewStatus: 'draft' | 'approved'
  fields: CustomerChanges & { name: string }
  contacts?: ContactDraft[]
}

/** Two parts of a WITH: `numbered` gives the customer's number, or no row, then nothing is entered; `known` is told of. */
type Numbered = { known?: RawBuilder<unknown>; numbered: RawBuilder<unknown> }
type Entered<Known> = { id: number | null; version: number; number: string | null; known: Known[] | null }

/**
 * The customer, its first contacts and the event of it, by one statement. The id is null where it wasn't entered:
 * another customer has the number, or `numbered` gave none.
 */
export async function insertCustomer<Known>(
  trx: Db,
  { ownerId, departmentId, actorId, reviewStatus, fields, contacts = [] }: NewCustomer,
  { known = sql`select where false`, numbered }: Numbered,
): Promise<Entered<Known>> {
  const columns: Columns = {
    ...everyColumn,
    ...columnsOf(fields),
    ...nameColumns(fields.name),
    custom: freshCustom(fields.custom ?? {}),
    owner_id: ownerId,
    department_id: departmentId,
    review_status: reviewStatus,
    created_by: actorId,
    updated_by: actorId,
    contact_count: contacts.length,
    last_contact_ordinal: contacts.length,
  }
  const { rows } = await sql<Entered<Known>>`
    with known as materialized (${known}), numbered as (${numbered}),
    made as (
      insert into customer (number, ${sql.join(Object.keys(columns).map((column) => sql.ref(column)))})
      select number, ${sql.join(Object.values(columns))} from numbered
      on conflict (number) do nothing returning id, version, number),
    ${firstContacts('made', actorId, contacts)},
    told as (${eventAbout(sql.table('made'), { kind: 'customer.created', actorId })})
    select m.id, m.version, m.number, (select jsonb_agg(known) from known) as known
    from (select) as always left join made m on true`.execute(trx)
  if (!rows[0]) throw new Error('insert without a row')
  return rows[0]
}

/** What isn't given is written as well: the statement is always the same one, planned once per connection. */
const everyColumn: Columns = { ...emptyColumns, type: 'company', stage: 'prospect', country: 'CN' }

/** Writes changed fields and raises the version; the row is locked by who calls. */
export async function writeCustomer(
  trx: Db,
  id: number,
  actorId: number,
  columns: Columns,
  custom: CustomValues = {},
): Promise<number> {
  const sets = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  // The basis is that of the source: with another one it is asked anew.
  if (columns.source !== undefined && columns.source_note === undefined)
    sets.push(
      sql`source_note = case when source is not distinct from ${columns.source}::text then source_note end`,
    )
  const laidOver = overlaid(custom)
  if (laidOver) sets.push(sql`custom = ${laidOver}`)
  const { rows } = await sql<{ version: number }>`
    update customer set ${sql.join([...sets, sql`version = version + 1`, sql`updated_at = now()`, sql`updated_by = ${actorId}`])}
    where id = ${id} returning version`.execute(trx)
  if (!rows[0]) throw new Error('update without a row')
  return rows[0].version
}
