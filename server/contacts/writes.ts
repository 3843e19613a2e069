import type { ContactChanges, ContactDraft } from '../../contract/contacts.ts'
import type { Phone } from '../../contract/values/phone.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import { normaliseCompanyName } from '../values/name.ts'
import { parsePhone } from '../values/phone.ts'
import { pinyinOf } from '../values/pinyin.ts'

type Columns = Record<string, string | number | boolean | string[] | null>

const columnOf = {
  name: 'name',
  jobTitle: 'job_title',
  email: 'email',
  wechat: 'wechat',
  relation: 'relation',
  preferredChannels: 'preferred_channels',
  goodHours: 'good_hours',
  influence: 'influence',
  attitude: 'attitude',
  reportsToId: 'reports_to_id',
  isPrimary: 'is_primary',
  leftOn: 'left_on',
  remark: 'remark',
} as const

function columnsOf(fields: ContactChanges): Columns {
  const columns: Columns = {}
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof typeof columnOf]
    if (value !== undefined) columns[column] = value
  }
  return fields.name === undefined ? columns : { ...columns, ...personNameColumns(fields.name) }
}

export function personNameColumns(name: string) {
  const { full, initials } = pinyinOf(name, 'person')
  return { name_norm: normaliseCompanyName(name), name_pinyin: full, name_initials: initials }
}

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
  return insertContacts(trx, { customerId, actorId, first: last - drafts.length + 1, primary }, drafts, place)
}

/** The contacts that a customer is entered with; the customer's row counts them already. */
export async function insertFirstContacts(
  trx: Db,
  customerId: number,
  actorId: number,
  drafts: ContactDraft[],
): Promise<void> {
  const primary = Math.max(
    0,
    drafts.findIndex((draft) => draft.isPrimary),
  )
  await insertContacts(trx, { customerId, actorId, first: 1, primary }, drafts, amongContacts)
}

type Standing = { customerId: number; actorId: number; first: number; primary: number }

async function insertContacts(
  trx: Db,
  { customerId, actorId, first, primary }: Standing,
  drafts: ContactDraft[],
  place: Place,
): Promise<number[]> {
  const phones = drafts.map((draft, index) => parsePhones(draft.phones ?? [], `${place(index)}phones`))
  const ids: number[] = []
  for (const [index, draft] of drafts.entries()) {
    const columns = {
      ...columnsOf({ ...draft, isPrimary: index === primary }),
      customer_id: customerId,
      ordinal: first + index,
      created_by: actorId,
      updated_by: actorId,
    }
    ids.push(await insertContact(trx, columns, phones[index] ?? []))
  }
  return ids
}

/** The contact and its phones by one statement. */
async function insertContact(trx: Db, columns: Columns, phones: Phone[]): Promise<number> {
  const made = sql`
    insert into contact (${sql.join(Object.keys(columns).map((column) => sql.ref(column)))})
    values (${sql.join(Object.values(columns))}) returning id, customer_id`
  const { rows } = await sql<{ id: number }>`
    with made as (${made}), phones as (
      insert into contact_phone (contact_id, customer_id, position, kind, e164, extension)
      select made.id, made.customer_id, place - 1, kind, e164, extension
      from made, unnest(${phones.map(({ kind }) => kind)}::text[], ${phones.map(({ e164 }) => e164)}::text[],
        ${phones.map(({ extension }) => extension)}::text[]) with ordinality as given(kind, e164, extension, place))
    select id from made`.execute(trx)
  if (!rows[0]) throw new Error('insert without a row')
  return rows[0].id
}

/** @returns the new version */
export async function writeContact(
  trx: Db,
  contact: { id: number; customerId: number },
  actorId: number,
  changes: ContactChanges,
) {
  if (changes.isPrimary === true) await clearPrimary(trx, contact.customerId, contact.id)
  const columns = columnsOf(changes)
  const sets = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const { rows } = await sql<{ version: number }>`
    update contact set ${sql.join([...sets, sql`version = version + 1`, sql`updated_at = now()`, sql`updated_by = ${actorId}`])}
    where id = ${contact.id} returning version`.execute(trx)
  if (changes.phones !== undefined)
    await replacePhones(trx, contact, parsePhones(changes.phones, 'changes.phones'))
  if (!rows[0]) throw new Error('update without a row')
  return rows[0].version
}

/** Only what differs is written, so that the change log tells of numbers that came and went. */
async function replacePhones(
  trx: Db,
  { id, customerId }: { id: number; customerId: number },
  phones: Phone[],
): Promise<void> {
  const keep = phones.map(({ e164, extension }) => `${e164}#${extension ?? ''}`)
  await sql`
    delete from contact_phone
    where contact_id = ${id} and e164 || '#' || coalesce(extension, '') <> all(${keep}::text[])`.execute(trx)
  await insertPhones(trx, id, customerId, phones)
}

async function insertPhones(trx: Db, contactId: number, customerId: number, phones: Phone[]): Promise<void> {
  if (phones.length === 0) return
  const values = phones.map(
    ({ kind, e164, extension }, position) =>
      sql`(${contactId}::bigint, ${customerId}::bigint, ${position}::smallint, ${kind}, ${e164}, ${extension})`,
  )
  await sql`
    insert into contact_phone (contact_id, customer_id, position, kind, e164, extension) values ${sql.join(values)}
    on conflict (contact_id, e164, extension) do update set position = excluded.position`.execute(trx)
}

const clearPrimary = (trx: Db, customerId: number, exceptId = 0) =>
  sql`
    update contact set is_primary = false, version = version + 1
    where customer_id = ${customerId} and is_primary and deleted_at is null and id <> ${exceptId}`.execute(
    trx,
  )

export function parsePhones(texts: string[], path: string): Phone[] {
  const read = texts.map((text) => parsePhone(text))
  const problems = read.flatMap((phone, index) =>
    phone.ok ? [] : [{ path: `${path}.${index}`, code: phone.reason }],
  )
  if (problems.length > 0) throw new Failure('input.invalid', { fields: problems })
  const unique = new Map(
    read.flatMap((phone) =>
      phone.ok ? [[`${phone.value.e164}#${phone.value.extension ?? ''}`, phone.value]] : [],
    ),
  )
  return [...unique.values()]
}
