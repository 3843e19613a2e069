import { contactFields } from '../../contract/contacts.ts'
import type { CustomValues } from '../../contract/custom-fields.ts'
import { columnsOf } from '../contacts/columns.ts'
import { type Patch, writeContacts } from '../imports/known/write.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { giveShares as giveGiven } from '../shares/give.ts'
import { changeHeld } from '../tags/held.ts'
import { isEmpty } from './choices.ts'
import type { MergingContact } from './read.ts'
import { newShares, newTags } from './united.ts'

/*
 * What the one that stays gets of the others is written anew, and so stands in its change log: by it this is taken back. The
 * others keep their own.
 */

/** Empty fields are filled, numbers and tags come along; by whom each field was said stays in the history of its customer. */
export async function uniteContacts(
  trx: Db,
  { userId }: Viewer,
  contacts: readonly MergingContact[],
  united: ReadonlyMap<number, number>,
): Promise<void> {
  const into = Map.groupBy(
    contacts.filter(({ id }) => united.has(id)),
    ({ id }) => united.get(id) ?? 0,
  )
  const patches = [...into].flatMap(([withId, parts]) => {
    const other = contacts.find(({ id }) => id === withId)
    return other ? [filled(other, parts)] : []
  })
  await writeContacts(trx, userId, patches)
  for (const [withId, parts] of into) {
    const ids = parts.map(({ id }) => id)
    await addPhones(trx, withId, ids)
    await addTags(trx, userId, withId, ids)
  }
}

/** What a contact is within its own customer says nothing of the other one. */
const ofItsOwn: readonly string[] = ['name', 'phones', 'isPrimary', 'reportsToId']

/** In the order of the parts. */
export function filled(contact: MergingContact, parts: readonly MergingContact[]): Patch {
  const fields: Record<string, unknown> = {}
  const custom: CustomValues = {}
  const keys = new Set(parts.flatMap((part) => Object.keys(part.fields)))
  for (const field of keys) {
    const isField = field in contactFields && !ofItsOwn.includes(field)
    if ((!isField && !field.startsWith('custom.')) || !isEmpty(contact.fields[field])) continue
    const value = parts.map((part) => part.fields[field]).find((one) => !isEmpty(one))
    if (value === undefined) continue
    if (isField) fields[field] = value
    else custom[field.slice('custom.'.length)] = value as CustomValues[string]
  }
  return { id: contact.id, columns: columnsOf(fields) as Patch['columns'], custom }
}

/** As many as a form takes (contract/contacts.ts). The version goes on first: only of edited contacts the log tells numbers. */
const mostPhones = 10

async function addPhones(trx: Db, withId: number, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select distinct on (p.e164, p.extension) p.id from contact_phone p
    where p.contact_id = any(${ids}::bigint[]) and not exists (
      select from contact_phone h where h.contact_id = ${withId} and h.e164 = p.e164
        and h.extension is not distinct from p.extension)`.execute(trx)
  if (rows.length === 0) return
  await sql`update contact set version = version + 1, updated_at = now() where id = ${withId}`.execute(trx)
  await sql`
    insert into contact_phone (contact_id, customer_id, position, kind, e164, extension)
    select k.id, k.customer_id, h.count + p.place - 1, p.kind, p.e164, p.extension
    from contact k,
      (select count(*) as count from contact_phone where contact_id = ${withId}) h,
      (select *, row_number() over (order by contact_id, position) as place from contact_phone
       where id = any(${rows.map(({ id }) => id)}::bigint[])) p
    where k.id = ${withId} and h.count + p.place <= ${mostPhones}`.execute(trx)
}

/** Of a group that takes only one, the contact's own stays. */
async function addTags(trx: Db, userId: number, withId: number, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number; customerId: number }>`
    select tag_id as id, customer_id as "customerId" from (
      select t.tag_id, k.customer_id, row_number() over (
        partition by case when g.exclusive then -g.id else t.tag_id end order by t.contact_id, t.tag_id) as place
      from contact_tag t join tag on tag.id = t.tag_id join tag_group g on g.id = tag.group_id, contact k
      where t.contact_id = any(${ids}::bigint[]) and k.id = ${withId} and not exists (
        select from contact_tag h join tag held on held.id = h.tag_id
        where h.contact_id = k.id and (h.tag_id = t.tag_id or (g.exclusive and held.group_id = g.id)))) as given
    where place = 1`.execute(trx)
  if (!rows[0]) return
  const add = rows.map(({ id }) => id)
  const record = { id: withId, customerId: rows[0].customerId }
  await changeHeld(trx, 'contact', [record], { add, remove: [], replaced: [] }, userId)
}

export async function giveTags(trx: Db, { userId }: Viewer, keepId: number, others: readonly number[]) {
  const { rows } = await newTags(keepId, others).execute(trx)
  const add = rows.map(({ id }) => id)
  if (add.length === 0) return
  const record = { id: keepId, customerId: keepId }
  await changeHeld(trx, 'customer', [record], { add, remove: [], replaced: [] }, userId)
}

export async function giveShares(trx: Db, viewer: Viewer, keepId: number, others: readonly number[]) {
  const { rows } = await newShares(keepId, others).execute(trx)
  await giveGiven(
    trx,
    viewer,
    rows.map((share) => ({ customerId: keepId, ...share })),
  )
}
