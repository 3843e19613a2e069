import type { ContactDraft } from '../../contract/contacts.ts'
import type { Phone } from '../../contract/values/phone.ts'
import { freshCustom } from '../custom-fields/values.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { type Columns, columnsOf } from './columns.ts'
import { parsePhones } from './phones.ts'
import { clearPrimary } from './writes.ts'

/** Where a draft stands in the input, to name what is wrong in it. */
type Place = (index: number) => string
const amongContacts: Place = (index) => `contacts.${index}.`

/** Contacts added to a customer, numbered on from the last one ever given; the first of all becomes the primary one. */
export async function addContacts(
  trx: Db,
  customerId: number,
  actorId: number,
  drafts: ContactDraft[],
  place = amongContacts,
): Promise<number[]> {
  if (drafts.length === 0) return []
  const { rows } = await sql<{ last: number; has_primary: boolean }>`
    update customer set last_contact_ordinal = last_contact_ordinal + ${drafts.length}, contact_count = contact_count + ${drafts.length}
    where id = ${customerId}
    returning last_contact_ordinal as last,
      exists (select from contact where customer_id = ${customerId} and is_primary and deleted_at is null) as has_primary`.execute(
    trx,
  )
  const { last = 0, has_primary: hasPrimary = false } = rows[0] ?? {}
  const chosen = drafts.findIndex((draft) => draft.isPrimary)
  if (chosen >= 0 && hasPrimary) await clearPrimary(trx, customerId)
  const primary = chosen < 0 && !hasPrimary ? 0 : chosen
  const given = asRows(drafts, { first: last - drafts.length + 1, primary }, place)
  const customer = sql`(select ${customerId}::bigint as id)`
  const made = await sql<{ id: number }>`
    with ${insertions(customer, actorId, given)} select id from contact_made order by ordinal`.execute(trx)
  return made.rows.map(({ id }) => id)
}

/**
 * Parts of a WITH that enter the first contacts of the customer whose id the part `customer` gives; that customer's
 * row counts them already.
 */
export function firstContacts(
  customer: string,
  actorId: number,
  drafts: ContactDraft[],
): RawBuilder<unknown> {
  const primary = Math.max(
    0,
    drafts.findIndex((draft) => draft.isPrimary),
  )
  return insertions(sql.table(customer), actorId, asRows(drafts, { first: 1, primary }, amongContacts))
}

type ContactRow = { ordinal: number; phones: Phone[] } & Record<string, Columns[string] | Phone[]>

const asRows = (
  drafts: ContactDraft[],
  { first, primary }: { first: number; primary: number },
  place: Place,
): ContactRow[] =>
  drafts.map((draft, index) => ({
    ...columnsOf({ ...draft, isPrimary: index === primary }),
    ordinal: first + index,
    custom: JSON.parse(freshCustom(draft.custom ?? {})),
    phones: parsePhones(draft.phones ?? [], `${place(index)}phones`),
  }))

/** However many contacts with whatever fields: always the same statement, planned once per connection. */
const insertions = (customer: RawBuilder<unknown>, actorId: number, rows: ContactRow[]) => sql`
  contact_given as (
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(ordinal integer, name text, name_norm text,
      name_pinyin text, name_initials text, job_title text, email text, wechat text, relation text,
      preferred_channels text[], good_hours text, influence text, attitude text, reports_to_id bigint,
      is_primary boolean, left_on date, remark text, custom jsonb, phones jsonb)),
  contact_made as (
    insert into contact (customer_id, ordinal, name, name_norm, name_pinyin, name_initials, job_title, email, wechat,
      relation, preferred_channels, good_hours, influence, attitude, reports_to_id, is_primary, left_on, remark,
      custom, created_by, updated_by)
    select c.id, g.ordinal, g.name, g.name_norm, g.name_pinyin, g.name_initials, g.job_title, g.email, g.wechat,
      g.relation, coalesce(g.preferred_channels, '{}'), g.good_hours, g.influence, g.attitude, g.reports_to_id,
      g.is_primary, g.left_on, g.remark, g.custom, ${actorId}::bigint, ${actorId}::bigint
    from ${customer} c, contact_given g
    returning id, customer_id, ordinal),
  phone_made as (
    insert into contact_phone (contact_id, customer_id, position, kind, e164, extension)
    select m.id, m.customer_id, p.place - 1, p.phone ->> 'kind', p.phone ->> 'e164', p.phone ->> 'extension'
    from contact_made m join contact_given g using (ordinal)
    cross join lateral jsonb_array_elements(g.phones) with ordinality as p(phone, place))`
