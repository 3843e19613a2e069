import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import type { Merging } from './read.ts'
import { spareAddresses, spareBilling } from './united.ts'

/*
 * Moves what hangs on those that go to the one that stays; each row is noted with what changed on the way, so that it can be
 * moved back. Versions stay: a move is no edit, and a form that is open meanwhile can be saved. All are locked by who calls.
 */

type Moved = {
  mergeId: number
  keep: Merging
  others: readonly number[]
  /** Contacts that became part of another one and stay where they are, with the other one. */
  united: ReadonlyMap<number, number>
}

export async function moveAttached(trx: Db, moved: Moved): Promise<void> {
  await moveContacts(trx, moved)
  await moveFollowUps(trx, moved)
  await movePlans(trx, moved)
  await moveRows(trx, moved, 'file')
  for (const table of ['tip', 'registration', 'clash'] as const) await moveRows(trx, moved, table)
  await movePapers(trx, moved, 'billing_profile', spareBilling(moved.keep.id, moved.others))
  await movePapers(trx, moved, 'delivery_address', spareAddresses(moved.keep.id, moved.others))
}

/** United contacts as rows of a statement: (id, with_id). */
const unitedList = ({ united }: Moved) =>
  sql`(select id, with_id from jsonb_to_recordset(${JSON.stringify(
    [...united].map(([id, withId]) => ({ id, with_id: withId })),
  )}::jsonb) as u(id bigint, with_id bigint))`

/** Numbered on from the last one; the primary contact is the one that stays has, or else the first that comes. */
async function moveContacts(trx: Db, moved: Moved): Promise<void> {
  const { mergeId, keep, others } = moved
  await sql`
    insert into merge_entry (merge_id, record, record_id, from_id, was)
    select ${mergeId}, 'contact', k.id, k.customer_id, jsonb_build_object('unitedWith', u.with_id)
    from contact k join ${unitedList(moved)} u on u.id = k.id`.execute(trx)
  const { rows } = await sql<{ last: number }>`
    with moving as (
      select k.id, k.customer_id, k.ordinal, k.is_primary, k.reports_to_id, u.with_id,
        row_number() over (order by k.customer_id, k.ordinal) as place,
        k.is_primary and k.deleted_at is null and row_number() over (
          partition by k.is_primary and k.deleted_at is null order by k.customer_id, k.ordinal) = 1
          and not exists (select from contact p where p.customer_id = ${keep.id} and p.is_primary and p.deleted_at is null) as stays_primary
      from contact k left join ${unitedList(moved)} u on u.id = k.reports_to_id
      where k.customer_id = any(${others}::bigint[]) and k.id <> all(${[...moved.united.keys()]}::bigint[])),
    noted as (
      insert into merge_entry (merge_id, record, record_id, from_id, was)
      select ${mergeId}, 'contact', id, customer_id, jsonb_build_object('ordinal', ordinal, 'isPrimary', is_primary)
        || case when with_id is null then '{}' else jsonb_build_object('reportsToId', reports_to_id, 'reportedToId', with_id) end
      from moving)
    update contact k set customer_id = ${keep.id}, ordinal = ${keep.lastOrdinal} + m.place, is_primary = m.stays_primary,
      reports_to_id = coalesce(m.with_id, k.reports_to_id)
    from moving m where k.id = m.id returning k.ordinal as last`.execute(trx)
  await sql`
    update customer set last_contact_ordinal = ${Math.max(keep.lastOrdinal, ...rows.map(({ last }) => last))}
    where id = ${keep.id}`.execute(trx)
  for (const table of ['contact_phone', 'contact_tag', 'field_mark'])
    await sql`
      update ${sql.table(table)} x set customer_id = k.customer_id from contact k
      where k.id = x.contact_id and k.customer_id = ${keep.id} and x.customer_id = any(${others}::bigint[])`.execute(
      trx,
    )
}

/** What tells of a united contact tells of the one that it is part of. A key under which something was sent once is per customer. */
const moveFollowUps = (trx: Db, moved: Moved) =>
  sql`
  with moving as (
    select f.id, f.customer_id, f.contact_id, f.request_key, u.with_id,
      exists (select from follow_up o where o.customer_id = any(${[moved.keep.id, ...moved.others]}::bigint[]) and o.id <> f.id
        and o.created_by = f.created_by and o.request_key = f.request_key) as is_taken
    from follow_up f left join ${unitedList(moved)} u on u.id = f.contact_id
    where f.customer_id = any(${moved.others}::bigint[])),
  noted as (
    insert into merge_entry (merge_id, record, record_id, from_id, was)
    select ${moved.mergeId}, 'follow_up', id, customer_id,
      case when with_id is null then '{}' else jsonb_build_object('contactId', contact_id, 'contactedId', with_id) end
      || case when is_taken then jsonb_build_object('requestKey', request_key) else '{}' end
    from moving)
  update follow_up f set customer_id = ${moved.keep.id}, contact_id = coalesce(m.with_id, f.contact_id),
    request_key = case when m.is_taken then null else f.request_key end
  from moving m where f.id = m.id`.execute(trx)

/** Open ones of an owner go to the owner of the one that stays, as when a customer is assigned. */
const movePlans = (trx: Db, moved: Moved) =>
  sql`
  with moving as (
    select p.id, p.customer_id, p.contact_id, p.owner_id, u.with_id,
      case when p.status = 'open' and p.owner_id = c.owner_id and p.owner_id <> ${moved.keep.ownerId}::bigint
        then ${moved.keep.ownerId}::bigint end as to_id
    from follow_up_plan p join customer c on c.id = p.customer_id left join ${unitedList(moved)} u on u.id = p.contact_id
    where p.customer_id = any(${moved.others}::bigint[])),
  noted as (
    insert into merge_entry (merge_id, record, record_id, from_id, was)
    select ${moved.mergeId}, 'follow_up_plan', id, customer_id,
      case when with_id is null then '{}' else jsonb_build_object('contactId', contact_id, 'contactedId', with_id) end
      || case when to_id is null then '{}' else jsonb_build_object('ownerId', owner_id) end
    from moving)
  update follow_up_plan p set customer_id = ${moved.keep.id}, contact_id = coalesce(m.with_id, p.contact_id),
    owner_id = coalesce(m.to_id, p.owner_id)
  from moving m where p.id = m.id`.execute(trx)

const moveRows = (
  trx: Db,
  { mergeId, keep, others }: Moved,
  table: 'file' | 'tip' | 'registration' | 'clash',
) =>
  sql`
  with noted as (
    insert into merge_entry (merge_id, record, record_id, from_id)
    select ${mergeId}, ${table}, id, customer_id from ${sql.table(table)} where customer_id = any(${others}::bigint[]))
  update ${sql.table(table)} set customer_id = ${keep.id} where customer_id = any(${others}::bigint[])`.execute(
    trx,
  )

/** But for those that say nothing new. The default is the one of the customer that stays, or else the first that comes. */
const movePapers = (
  trx: Db,
  { mergeId, keep, others }: Moved,
  table: 'billing_profile' | 'delivery_address',
  spare: RawBuilder<unknown>,
) =>
  sql`
  with moving as (
    select x.id, x.customer_id, x.is_default,
      x.is_default and x.deleted_at is null and row_number() over (
        partition by x.is_default and x.deleted_at is null order by x.customer_id, x.id) = 1
        and not exists (select from ${sql.table(table)} d where d.customer_id = ${keep.id} and d.is_default and d.deleted_at is null) as stays_default
    from ${sql.table(table)} x where x.customer_id = any(${others}::bigint[]) and x.id not in (${spare})),
  noted as (
    insert into merge_entry (merge_id, record, record_id, from_id, was)
    select ${mergeId}, ${table}, id, customer_id, jsonb_build_object('isDefault', is_default) from moving)
  update ${sql.table(table)} x set customer_id = ${keep.id}, is_default = m.stays_default
  from moving m where x.id = m.id`.execute(trx)
