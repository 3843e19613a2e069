import { type Db, sql } from '../platform/database.ts'
import type { Merge } from './merges.ts'

/** Moves back what the merge moved and is still there, with what somebody edited of it since. All are locked by who calls. */
export async function moveBack(trx: Db, merge: Merge): Promise<void> {
  await contacts(trx, merge)
  for (const table of [
    'follow_up',
    'follow_up_plan',
    'file',
    'billing_profile',
    'delivery_address',
    'tip',
    'registration',
    'clash',
  ] as const)
    await rows(trx, merge, table)
  await history(trx, merge)
  await severe(trx, merge)
}

/** As it was among the contacts of its customer: its number, and whether it is the primary one. */
async function contacts(trx: Db, { id, keepId, ids }: Merge): Promise<void> {
  await sql`
    update contact k set customer_id = e.from_id, ordinal = (e.was ->> 'ordinal')::integer,
      is_primary = (e.was ->> 'isPrimary')::boolean,
      reports_to_id = case when k.reports_to_id = (e.was ->> 'reportedToId')::bigint
        then (e.was ->> 'reportsToId')::bigint else k.reports_to_id end
    from merge_entry e
    where e.merge_id = ${id} and e.record = 'contact' and e.was ? 'ordinal' and k.id = e.record_id and k.customer_id = ${keepId}`.execute(
    trx,
  )
  for (const table of ['contact_phone', 'contact_tag', 'field_mark'])
    await sql`
      update ${sql.table(table)} x set customer_id = k.customer_id from contact k
      where k.id = x.contact_id and k.customer_id = any(${ids}::bigint[]) and x.customer_id = ${keepId}`.execute(
      trx,
    )
}

const contactBack = sql`
  , contact_id = case when x.contact_id = (e.was ->> 'contactedId')::bigint
    then (e.was ->> 'contactId')::bigint else x.contact_id end`

const ownColumns = {
  file: sql``,
  tip: sql``,
  registration: sql``,
  clash: sql``,
  billing_profile: sql`, is_default = (e.was ->> 'isDefault')::boolean`,
  delivery_address: sql`, is_default = (e.was ->> 'isDefault')::boolean`,
  follow_up: sql`${contactBack}, request_key = coalesce((e.was ->> 'requestKey')::uuid, x.request_key)`,
  // Whoever it was given to since keeps it.
  follow_up_plan: sql`${contactBack}, owner_id = case
    when e.was ? 'ownerId' and x.owner_id = (select owner_id from customer where id = x.customer_id)
    then (e.was ->> 'ownerId')::bigint else x.owner_id end`,
}

const rows = (trx: Db, { id, keepId }: Merge, table: keyof typeof ownColumns) =>
  sql`
  update ${sql.table(table)} x set customer_id = e.from_id ${ownColumns[table]}
  from merge_entry e
  where e.merge_id = ${id} and e.record = ${table} and x.id = e.record_id and x.customer_id = ${keepId}`.execute(
    trx,
  )

/** What was written since of what moves back is told with it. */
const history = (trx: Db, { id, keepId }: Merge) =>
  sql`
  update change_log l set customer_id = e.from_id from merge_entry e
  where e.merge_id = ${id} and not e.was ? 'unitedWith' and l.customer_id = ${keepId} and l.record_id = e.record_id
    and e.record = case when l.record = 'contact_tag' then 'contact' else l.record end`.execute(trx)

/** What stays doesn't tell of a contact that went, nor the other way round: who sees the one may not see the other. */
async function severe(trx: Db, { keepId, ids }: Merge): Promise<void> {
  const all = [keepId, ...ids]
  for (const table of ['follow_up', 'follow_up_plan'])
    await sql`
      update ${sql.table(table)} x set contact_id = null from contact k
      where x.customer_id = any(${all}::bigint[]) and k.id = x.contact_id and k.customer_id <> x.customer_id`.execute(
      trx,
    )
  await sql`
    update contact x set reports_to_id = null from contact k
    where x.customer_id = any(${all}::bigint[]) and k.id = x.reports_to_id and k.customer_id <> x.customer_id`.execute(
    trx,
  )
  // The primary contact may have been one of those that went.
  await sql`
    update contact set is_primary = true where id = (
      select k.id from contact k where k.customer_id = ${keepId} and k.deleted_at is null
        and not exists (select from contact p where p.customer_id = k.customer_id and p.is_primary and p.deleted_at is null)
      order by k.ordinal limit 1)`.execute(trx)
}
