import { columnsOf as columnsOfContact } from '../../contacts/columns.ts'
import { columnsOf as columnsOfCustomer } from '../../customers/columns.ts'
import { nameColumns } from '../../customers/writes.ts'
import { type Db, sql } from '../../platform/database.ts'
import { mayAtAll, type Viewer } from '../../platform/visibility.ts'
import type { ParsedRow } from '../check-row.ts'
import { planningForMany } from '../many-rows.ts'
import { rowsOf, type Task } from '../queries.ts'
import { insertContacts, insertFollowUps, insertGroups } from '../take-in.ts'
import {
  type Change,
  type ContactChange,
  type CustomerChange,
  contactChange,
  customerChange,
  type ExclusiveGroups,
} from './changes.ts'
import { decisionOf, isFirst } from './decision.ts'
import { readExclusive, readKnown } from './read.ts'
import { addPhones, changeTags, type Patch, writeContacts, writeCustomers } from './write.ts'

const batch = 1_000

/** A known customer with what becomes of it; `rows` are the first row and those that join it. */
type Update = { id: number; change: Change; rows: { row: number; parsed: ParsedRow }[] }

/**
 * Changes known customers as decided, in the order of their ids: whoever locks many does, so nobody waits in a circle.
 * @returns how many
 */
export async function updateKnown(
  trx: Db,
  { task, viewer }: { task: Task; viewer: Viewer },
  afterBatch: () => Promise<void>,
): Promise<number> {
  let updates: Found[] = []
  await planningForMany(trx, async () => {
    updates = await findUpdates(trx, task)
  })
  if (updates.length === 0) return 0
  const rules = { exclusive: await readExclusive(trx), editsContacts: mayAtAll(viewer, 'contact.edit') }
  for (let from = 0; from < updates.length; from += batch) {
    await updateSome(trx, task, updates.slice(from, from + batch), rules)
    await afterBatch()
  }
  return updates.length
}

/** Contacts that are there are changed only by who may; others are added all the same. */
type Rules = { exclusive: ExclusiveGroups; editsContacts: boolean }

/** Only the rows' numbers: what they say is read a batch at a time. */
type Found = { id: number; change: Change; rows: number[] }

async function findUpdates(trx: Db, task: Task): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select f.known_id as id, f.change, array_agg(j.row_number order by j.row_number) as rows
    from (select r.row_number, r.known_id, ${decisionOf(task)} as change from import_row r
          where ${rowsOf(task)} and ${isFirst} and r.known_id is not null) f
    join import_row j on j.import_id = ${task.id} and j.sheet = ${task.sheet} and j.problems is null
      and coalesce(j.joins, j.row_number) = f.row_number
    where f.change in ('fill', 'overwrite')
    group by f.known_id, f.change order by f.known_id`.execute(trx)
  return rows
}

async function updateSome(
  trx: Db,
  task: Task,
  found: readonly Found[],
  { exclusive, editsContacts }: Rules,
): Promise<void> {
  const numbers = found.flatMap(({ rows }) => rows)
  if (task.mapping.includes('group')) await insertGroups(trx, task, numbers)
  const updates = await readRows(trx, task, found)
  const known = await readKnown(
    trx,
    updates.map(({ id }) => id),
  )
  const customers: (CustomerChange & { id: number })[] = []
  const contacts: ContactChange[] = []
  const added: { row: number; customerId: number }[] = []
  for (const { id, change, rows } of updates) {
    const now = known.get(id)
    const [first] = rows
    if (!now || !first) continue
    customers.push({ id, ...customerChange(change, first.parsed, now, exclusive) })
    for (const { row, parsed } of rows) {
      const changed = contactChange(change, parsed, now)
      if (changed && editsContacts) contacts.push(changed)
      else if (!changed && parsed.contact) added.push({ row, customerId: id })
    }
  }
  await writeCustomers(trx, task.userId, await customerPatches(trx, customers))
  await changeTags(
    trx,
    task.userId,
    customers.map(({ id, tags }) => ({ id, ...tags })),
  )
  await writeContacts(trx, task.userId, contacts.map(contactPatch))
  await addPhones(trx, contacts)
  await linkRows(trx, task, found)
  await appendContacts(trx, task, added)
  await insertFollowUps(trx, task, numbers)
}

async function readRows(trx: Db, task: Task, found: readonly Found[]): Promise<Update[]> {
  const { rows } = await sql<{ row: number; parsed: ParsedRow }>`
    select r.row_number as row, r.parsed from import_row r
    where ${rowsOf(task)} and r.row_number = any(${found.flatMap(({ rows: some }) => some)}::integer[])`.execute(
    trx,
  )
  const byNumber = new Map(rows.map((row) => [row.row, row]))
  return found.map(({ id, change, rows: some }) => ({
    id,
    change,
    rows: some.flatMap((row) => byNumber.get(row) ?? []),
  }))
}

async function customerPatches(
  trx: Db,
  changes: readonly (CustomerChange & { id: number })[],
): Promise<Patch[]> {
  const names = changes.flatMap(({ group }) => group ?? [])
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from company_group where name = any(${names}::text[])`.execute(trx)
  const groups = new Map(rows.map(({ id, name }) => [name, id]))
  return changes.map(({ id, fields, custom, group }) => ({
    id,
    custom,
    columns: {
      ...columnsOfCustomer(fields),
      ...(fields.name !== undefined && nameColumns(fields.name)),
      ...(group !== null && { group_id: groups.get(group) ?? null }),
    },
  }))
}

const contactPatch = ({ id, fields, custom }: ContactChange): Patch => ({
  id,
  custom,
  columns: columnsOfContact(fields) as Patch['columns'],
})

/** Contacts that the customers didn't have, numbered on from their last one; in their log, as when they are added by hand. */
async function appendContacts(
  trx: Db,
  task: Task,
  added: readonly { row: number; customerId: number }[],
): Promise<void> {
  if (added.length === 0) return
  const ofEach = [...Map.groupBy(added, ({ customerId }) => customerId)]
  const ids = ofEach.map(([id]) => id)
  const counts = ofEach.map(([, some]) => some.length)
  const { rows } = await sql<{ id: number; last: number; hasPrimary: boolean }>`
    update customer c set contact_count = contact_count + g.count, last_contact_ordinal = last_contact_ordinal + g.count
    from unnest(${ids}::bigint[], ${counts}::integer[]) as g(id, count) where c.id = g.id
    returning c.id, c.last_contact_ordinal - g.count as last,
      exists (select from contact where customer_id = c.id and is_primary and deleted_at is null) as "hasPrimary"`.execute(
    trx,
  )
  await insertContacts(
    trx,
    task,
    added.map(({ row }) => row),
    rows,
  )
}

/** From the rows to their customer: their contacts are added to it, and the page shows it. */
const linkRows = (trx: Db, task: Task, found: readonly Found[]) => {
  const links = found.flatMap(({ id, rows }) => rows.map((row) => ({ id, row })))
  return sql`
    update import_row r set customer_id = g.id
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as g(id bigint, "row" integer)
    where ${rowsOf(task)} and r.row_number = g."row"`.execute(trx)
}
