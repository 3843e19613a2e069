import type { ResultOf } from '../../contract/endpoint.ts'
import { type undoMerge as endpoint, undoableDays } from '../../contract/merge.ts'
import { lockCustomer } from '../customers/lock.ts'
import { refuseDuplicateCode } from '../duplicates/refuse.ts'
import { settleCustomer } from '../followups/writes.ts'
import { emptyUnfounded } from '../household/empty.ts'
import { holdHousehold } from '../household/hold.ts'
import { takeBasisBack } from '../household/merged.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { mayTo, type Viewer } from '../platform/visibility.ts'
import { giveMarksBack } from './marks.ts'
import { findMerge, type Merge } from './merges.ts'
import { moveBack } from './move-back.ts'
import { takeBack } from './restore.ts'
import { tellMerged } from './tell.ts'

/**
 * Brings back those that went. What was moved and is still there moves back, what the one that stayed took over it gives
 * back, but for what was edited since; what came to it since stays with it.
 */
export async function undoMerge(trx: Db, viewer: Viewer, id: number): Promise<ResultOf<typeof endpoint>> {
  await holdHousehold(trx)
  const { keepId, ids, isFollowed } = await findMerge(trx, viewer, id)
  // Then the one that stayed may not be there itself.
  if (isFollowed) throw failure('merge.later_first')
  const gone = await lockAll(trx, viewer, keepId, ids)
  // What stands in the way is asked once the locks are held: the wait for them may have changed it.
  const merge = await findMerge(trx, viewer, id)
  if (merge.actorId !== viewer.userId) requireRights(viewer, gone)
  if (merge.undoneAt !== null) throw failure('merge.undone')
  if (merge.isFollowed) throw failure('merge.later_first')
  if (merge.isOver || gone.length < ids.length) throw failure('merge.expired', { days: undoableDays })

  const kept = await takeBack(trx, viewer, merge)
  await giveMarksBack(trx, id, kept)
  await takeBasisBack(trx, id)
  await moveBack(trx, merge)
  await bringBack(trx, viewer, merge)
  for (const { id: goneId, creditCode } of gone) await refuseDuplicateCode(trx, creditCode, goneId)
  for (const customerId of [keepId, ...ids]) await settleCustomer(trx, customerId)
  await emptyUnfounded(trx, viewer, [keepId, ...ids])
  await settle(trx, viewer, merge)
  await tellMerged(trx, viewer, 'customer.unmerged', { mergeId: id, keepId, others: ids })
  return { restored: ids, kept }
}

type Gone = {
  id: number
  ownerId: number | null
  departmentId: number
  creditCode: string | null
}

/** In the order of their ids, those that aren't there for anybody among them. */
async function lockAll(trx: Db, viewer: Viewer, keepId: number, ids: readonly number[]): Promise<Gone[]> {
  const gone: Gone[] = []
  for (const id of [keepId, ...ids].toSorted((a, b) => a - b)) {
    if (id === keepId) await lockCustomer(trx, viewer, id, { to: 'edit' })
    else {
      const { rows } = await sql<Gone>`
        select id, owner_id as "ownerId", department_id as "departmentId", credit_code as "creditCode"
        from customer where id = ${id} and merged_into_id = ${keepId} for update`.execute(trx)
      gone.push(...rows)
    }
  }
  return gone
}

function requireRights(viewer: Viewer, gone: readonly Gone[]): void {
  if (!gone.every((customer) => mayTo(viewer, 'merge', customer))) throw failure('permission.denied')
}

async function bringBack(trx: Db, viewer: Viewer, { id, keepId, ids }: Merge): Promise<void> {
  await sql`
    update customer set deleted_at = null, deleted_by = null, merged_into_id = null, version = version + 1
    where id = any(${ids}::bigint[])`.execute(trx)
  await sql`delete from merged_customer where merged_id = any(${ids}::bigint[])`.execute(trx)
  // What had become part of them before leads to them again.
  for (const goneId of ids)
    await sql`
      with recursive part as (
        select (m.value ->> 'id')::bigint as id from customer_merge g, jsonb_array_elements(g.merged) m
        where g.customer_id = ${goneId} and g.undone_at is null
        union select (m.value ->> 'id')::bigint from part join customer_merge g on g.customer_id = part.id and g.undone_at is null,
          jsonb_array_elements(g.merged) m)
      update merged_customer set customer_id = ${goneId}
      where merged_id in (select id from part) and customer_id = ${keepId}`.execute(trx)
  await sql`update customer_merge set undone_at = now(), undone_by = ${viewer.userId} where id = ${id}`.execute(
    trx,
  )
}

/**
 * Figures that are kept on the record. The one that stayed counts its contacts on from where it was, unless one was added
 * since, and says again why it has no next step.
 */
async function settle(trx: Db, viewer: Viewer, { keepId, ids, was }: Merge): Promise<void> {
  await sql`
    update customer c set
      contact_count = (select count(*) from contact where customer_id = c.id and deleted_at is null)
    where id = any(${[keepId, ...ids]}::bigint[])`.execute(trx)
  const { rows } = await sql<{ isSilent: boolean }>`
    update customer c set version = version + 1, updated_at = now(), updated_by = ${viewer.userId},
      last_contact_ordinal = greatest(${was.lastOrdinal}::integer, (select max(ordinal) from contact where customer_id = c.id))
    where id = ${keepId} returning next_follow_up_at is null and no_next_reason is null as "isSilent"`.execute(
    trx,
  )
  if (rows[0]?.isSilent && was.noNextReason !== null)
    await sql`
      update customer set no_next_reason = ${was.noNextReason}, no_next_words = ${was.noNextWords}
      where id = ${keepId}`.execute(trx)
}
