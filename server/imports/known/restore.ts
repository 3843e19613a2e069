import type { CustomValues } from '../../../contract/custom-fields.ts'
import { columnsOf as columnsOfContact } from '../../contacts/columns.ts'
import { columnsOf as columnsOfCustomer } from '../../customers/columns.ts'
import type { LoggedChanges } from '../../customers/undo-log.ts'
import { nameColumns } from '../../customers/writes.ts'
import { type Db, type RawBuilder, sql } from '../../platform/database.ts'
import { hangingOnSeen } from '../../platform/visibility.ts'
import { rowsOf, type Task } from '../queries.ts'
import type { Columns } from '../take-cell.ts'
import { decisionOf, isFirst } from './decision.ts'
import { changeTags, type Patch, type TagChange, writeContacts, writeCustomers } from './write.ts'

/*
 * What an import changed of customers that were there stands in the change log with the time of the run. It is taken back
 * field by field; a field that somebody changed since keeps that. It goes around `seenBy`: what one has changed oneself
 * one takes back, wherever the customer lies by now.
 */

const batch = 1_000

type Entry = {
  id: number
  record: 'customer' | 'contact' | 'customer_tag' | 'follow_up'
  recordId: number
  customerId: number
  changes: LoggedChanges
  /** Those of its fields that somebody changed since; of phones and tags, the same one that came or went again. */
  since: string[]
  /** An added contact that more is told of by now: it stays. */
  isUsed: boolean
}

/** What stays as it is by now: a field of the customer or of a contact of it, by its name in the log. */
export type Edited = { customerId: number; record: Entry['record']; field: string }

const ranAt = ({ id }: Pick<Task, 'id'>) => sql`(select ran_at from import where id = ${id}::bigint)`

/** The customers that the import may have changed, to stand in WHERE … in. */
export const changedCustomers = (task: Task): RawBuilder<unknown> => sql`(
  select r.known_id from import_row r
  where ${rowsOf(task)} and ${isFirst} and ${decisionOf(task)} in ('fill', 'overwrite'))`

/** Entries of the log that the run wrote, with what was changed again since. */
export async function readEntries(db: Db, task: Task, ids: readonly number[]): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select l.id, l.record, l.record_id as "recordId", l.customer_id as "customerId", l.changes,
      array(
        select distinct f.field from ${hangingOnSeen('change_log')} s cross join lateral jsonb_each(s.changes) as f(field, change)
        where s.customer_id = l.customer_id and s.record = l.record and s.record_id = l.record_id and s.id > l.id and s.at > l.at
          and l.changes ? f.field and (f.field not in ('phone', 'tag') or exists (
            select from jsonb_array_elements(f.change) one join jsonb_array_elements(l.changes -> f.field) other
              on one.value = other.value where one.value <> 'null'))) as since,
      l.changes ? 'created' and (
        exists (select from ${hangingOnSeen('contact')} k where k.id = l.record_id and (k.version > 1 or k.deleted_at is not null))
        or exists (select from ${hangingOnSeen('follow_up')} f
          where f.contact_id = l.record_id and (f.import_id is distinct from ${task.id}::bigint or f.version > 1))
        or exists (select from ${hangingOnSeen('follow_up_plan')} p where p.contact_id = l.record_id)
        or exists (select from ${hangingOnSeen('contact_tag')} t where t.contact_id = l.record_id)
        or exists (select from ${hangingOnSeen('contact')} k where k.reports_to_id = l.record_id)) as "isUsed"
    from ${hangingOnSeen('change_log')} l
    where l.customer_id = any(${ids}::bigint[]) and l.source = 'import' and l.at = ${ranAt(task)}
    union all
    select f.id, 'follow_up', f.id, f.customer_id, '{"created": [false, true]}', '{}', f.version > 1
    from ${hangingOnSeen('follow_up')} f where f.customer_id = any(${ids}::bigint[]) and f.import_id = ${task.id}::bigint
    order by 1`.execute(db)
  return rows
}

/** What stays, for those of whom anything does. */
export const editedIn = (entries: readonly Entry[]): Edited[] =>
  entries.flatMap(({ record, customerId, changes, since, isUsed }) =>
    Object.keys(changes)
      .filter((field) => (field === 'created' ? isUsed : since.includes(field)))
      .map((field) => ({ customerId, record, field })),
  )

/**
 * Takes back what can be; the customers are locked by who calls.
 * @returns how many had something to take back, and of how many something stays
 */
export async function restoreKnown(trx: Db, task: Task): Promise<{ restored: number; edited: number }> {
  const { rows } = await sql<{ id: number }>`
    select c.id from ${hangingOnSeen('customer')} c where c.id in ${changedCustomers(task)} order by c.id`.execute(
    trx,
  )
  let restored = 0
  let edited = 0
  for (let from = 0; from < rows.length; from += batch) {
    const ids = rows.slice(from, from + batch).map(({ id }) => id)
    const entries = await readEntries(trx, task, ids)
    await restoreSome(trx, task, entries)
    restored += new Set(entries.map(({ customerId }) => customerId)).size
    edited += new Set(editedIn(entries).map(({ customerId }) => customerId)).size
  }
  return { restored, edited }
}

async function restoreSome(trx: Db, task: Task, entries: readonly Entry[]): Promise<void> {
  const customers: Patch[] = []
  const contacts: Patch[] = []
  const phones: { id: number; phone: string }[] = []
  const tags: TagChange[] = []
  const added: number[] = []
  const told: number[] = []
  for (const { record, recordId: id, changes, since, isUsed } of entries) {
    const back = Object.entries(changes).filter(([field]) => !since.includes(field))
    for (const [field, [before, after]] of back) {
      if (field === 'created' && !isUsed) (record === 'follow_up' ? told : added).push(id)
      if (field === 'phone' && before === null) phones.push({ id, phone: String(after) })
      if (field === 'tag')
        tags.push({
          id,
          give: before === null ? [] : [Number(before)],
          take: after === null ? [] : [Number(after)],
        })
    }
    if (record === 'customer') customers.push(patchOf(id, back, customerColumns))
    if (record === 'contact') contacts.push(patchOf(id, back, contactColumns))
  }
  await writeCustomers(trx, task.userId, customers)
  await writeContacts(trx, task.userId, contacts)
  await removePhones(trx, phones)
  await changeTags(trx, task.userId, tags)
  await removeFollowUps(trx, told)
  await removeContacts(trx, added)
}

/** Custom fields that had no value lose it. */
function patchOf(
  id: number,
  back: readonly [field: string, values: readonly [before: unknown, after: unknown]][],
  columnsOf: (fields: Record<string, unknown>) => Columns,
): Patch {
  const fields: Record<string, unknown> = {}
  const custom: CustomValues = {}
  for (const [field, [before]] of back) {
    if (field.startsWith('custom.')) custom[field.slice('custom.'.length)] = before as CustomValues[string]
    else fields[field] = before
  }
  return { id, custom, columns: columnsOf(fields) }
}

const customerColumns = (fields: Record<string, unknown>): Columns => ({
  ...columnsOfCustomer(fields),
  ...(typeof fields.name === 'string' && nameColumns(fields.name)),
  ...('groupId' in fields && { group_id: fields.groupId as number | null }),
})

const contactColumns = (fields: Record<string, unknown>): Columns => columnsOfContact(fields) as Columns

const removePhones = (trx: Db, phones: readonly { id: number; phone: string }[]) =>
  sql`
    delete from contact_phone p using jsonb_to_recordset(${JSON.stringify(phones)}::jsonb) as g(id bigint, phone text)
    where p.contact_id = g.id and logged_phone(p.e164, p.extension) = g.phone`.execute(trx)

/** The customer's last one is then what it was before. */
async function removeFollowUps(trx: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: number }>`
    delete from follow_up where id = any(${ids}::bigint[]) returning customer_id as id`.execute(trx)
  await sql`
    update customer c set last_follow_up_at = (
      select max(at) from follow_up f where f.customer_id = c.id and f.deleted_at is null)
    where c.id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(trx)
}

/** Contacts that the import added and nobody has written about; the customer counts on from where it was. */
async function removeContacts(trx: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with gone as (delete from contact where id = any(${ids}::bigint[]) returning id, customer_id, ordinal),
      history as (delete from change_log where record = 'contact' and record_id in (select id from gone))
    update customer c set contact_count = c.contact_count - g.count,
      last_contact_ordinal = case when g.last = c.last_contact_ordinal then c.last_contact_ordinal - g.count else c.last_contact_ordinal end
    from (select customer_id, count(*) as count, max(ordinal) as last from gone group by customer_id) g
    where c.id = g.customer_id`.execute(trx)
}
