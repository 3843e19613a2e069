import type { CustomValues } from '../../../contract/custom-fields.ts'
import type { Phone } from '../../../contract/values/phone.ts'
import { contactColumns } from '../../contacts/columns.ts'
import { emptyColumns } from '../../customers/columns.ts'
import { type Db, sql } from '../../platform/database.ts'
import type { Columns } from '../take-cell.ts'

/** What becomes of columns; those left out stay. A custom field that becomes null has no value any more. */
export type Patch = { id: number; columns: Columns; custom: CustomValues }

const isAnything = ({ columns, custom }: Patch) =>
  Object.keys(columns).length + Object.keys(custom).length > 0

const nameColumns = [
  'name',
  'name_norm',
  'name_pinyin',
  'name_initials',
  'name_key',
  'name_region',
  'name_sound',
]
const customerColumns = [...new Set([...Object.keys(emptyColumns), ...nameColumns, 'group_id'])]

/** Writes fields of many records of one table by one statement; triggers log each change. The customers are locked. */
async function writePatches(
  trx: Db,
  table: 'customer' | 'contact',
  actorId: number,
  patches: readonly Patch[],
): Promise<void> {
  const given = patches.filter(isAnything)
  if (given.length === 0) return
  const columns = table === 'customer' ? customerColumns : contactColumns
  await sql`
    update ${sql.table(table)} c set
      ${sql.join(columns.map((column) => sql`${sql.ref(column)} = x.${sql.ref(column)}`))},
      custom = jsonb_strip_nulls(o.custom || g.custom), version = o.version + 1, updated_at = now(), updated_by = ${actorId}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(id bigint, columns jsonb, custom jsonb)
    join ${sql.table(table)} o on o.id = g.id
    cross join lateral jsonb_populate_record(o, g.columns) x
    where c.id = o.id`.execute(trx)
}

export const writeCustomers = (trx: Db, actorId: number, patches: readonly Patch[]) =>
  writePatches(trx, 'customer', actorId, patches)
export const writeContacts = (trx: Db, actorId: number, patches: readonly Patch[]) =>
  writePatches(trx, 'contact', actorId, patches)

/** Behind those that the contact has. */
export async function addPhones(trx: Db, given: readonly { id: number; phones: Phone[] }[]): Promise<void> {
  const phones = given.flatMap(({ id, phones: some }) =>
    some.map((phone, place) => ({ ...phone, contact: id, place })),
  )
  if (phones.length === 0) return
  await sql`
    insert into contact_phone (contact_id, customer_id, position, kind, e164, extension)
    select k.id, k.customer_id,
      coalesce((select max(position) + 1 from contact_phone where contact_id = k.id), 0) + g.place, g.kind, g.e164, g.extension
    from jsonb_to_recordset(${JSON.stringify(phones)}::jsonb) as g(contact bigint, place integer, kind text, e164 text, extension text)
    join contact k on k.id = g.contact
    on conflict (contact_id, e164, extension) do nothing`.execute(trx)
}

export type TagChange = { id: number; give: number[]; take: number[] }

export async function changeTags(trx: Db, actorId: number, given: readonly TagChange[]): Promise<void> {
  const pairs = (kind: 'give' | 'take') =>
    JSON.stringify(given.flatMap((one) => one[kind].map((tag) => ({ id: one.id, tag }))))
  if (given.some(({ take }) => take.length > 0))
    await sql`
      delete from customer_tag t using jsonb_to_recordset(${pairs('take')}::jsonb) as g(id bigint, tag bigint)
      where t.customer_id = g.id and t.tag_id = g.tag`.execute(trx)
  if (given.some(({ give }) => give.length > 0))
    await sql`
      insert into customer_tag (customer_id, tag_id, created_by)
      select g.id, g.tag, ${actorId}::bigint from jsonb_to_recordset(${pairs('give')}::jsonb) as g(id bigint, tag bigint)
      on conflict do nothing`.execute(trx)
}
