import type {
  FollowUpChanges,
  FollowUpDraft,
  NoNext,
  PlanChanges,
  PlanDraft,
} from '../../contract/follow-up-fields.ts'
import { type Db, sql } from '../platform/database.ts'
import { dueAt } from './due.ts'

/** The SQL that writes follow-ups and plans. The customer's row is locked by who calls. */

export async function insertFollowUp(
  trx: Db,
  { customerId, actorId, at }: { customerId: number; actorId: number; at: Date },
  draft: FollowUpDraft,
) {
  const { rows } = await sql<{ id: number; version: number }>`
    insert into follow_up (customer_id, contact_id, at, method, content, feedback, feedback_detail, refusal_reason,
      request_key, created_by, updated_by)
    values (${customerId}, ${draft.contactId ?? null}, ${at.toISOString()}, ${draft.method ?? 'phone'}, ${draft.content},
      ${draft.feedback ?? null}, ${draft.feedbackDetail ?? null}, ${draft.refusalReason ?? null},
      ${draft.key}, ${actorId}, ${actorId})
    returning id, version`.execute(trx)
  return given(rows)
}

const columnOf: Record<Exclude<keyof FollowUpChanges, 'at'>, string> = {
  content: 'content',
  method: 'method',
  contactId: 'contact_id',
  feedback: 'feedback',
  feedbackDetail: 'feedback_detail',
  refusalReason: 'refusal_reason',
}

export async function writeFollowUp(
  trx: Db,
  id: number,
  actorId: number,
  changes: Omit<FollowUpChanges, 'at'> & { at?: Date },
): Promise<number> {
  const sets = Object.entries(columnOf)
    .filter(([field]) => changes[field as keyof typeof columnOf] !== undefined)
    .map(([field, column]) => sql`${sql.ref(column)} = ${changes[field as keyof typeof columnOf]}`)
  if (changes.at) sets.push(sql`at = ${changes.at.toISOString()}`)
  const { rows } = await sql<{ id: number; version: number }>`
    update follow_up set ${sql.join([...sets, sql`version = version + 1`, sql`updated_at = now()`, sql`updated_by = ${actorId}`])}
    where id = ${id} returning id, version`.execute(trx)
  return given(rows).version
}

/** The version stays: whether a follow-up was edited is told by it. */
export const setFollowUpDeleted = (trx: Db, id: number, by: number | null) =>
  sql`
    update follow_up set deleted_at = case when ${by}::bigint is not null then now() end, deleted_by = ${by}::bigint
    where id = ${id}`.execute(trx)

export async function insertPlan(
  trx: Db,
  of: { customerId: number; ownerId: number; followUpId: number | null },
  { on, time = null, goal, method, contactId }: PlanDraft,
) {
  const { rows } = await sql<{ id: number; version: number }>`
    insert into follow_up_plan (customer_id, contact_id, owner_id, due_at, has_time, method, goal, made_by_follow_up_id, created_by)
    values (${of.customerId}, ${contactId ?? null}, ${of.ownerId}, ${dueAt({ on, time })}, ${time !== null},
      ${method ?? null}, ${goal ?? null}, ${of.followUpId}, ${of.ownerId})
    returning id, version`.execute(trx)
  return given(rows)
}

/** @param due where the day or the time changes: both */
export async function writePlan(
  trx: Db,
  id: number,
  { goal, method, contactId }: PlanChanges,
  due: { on: string; time: string | null } | null,
): Promise<number> {
  const sets = [
    ...(goal === undefined ? [] : [sql`goal = ${goal}`]),
    ...(method === undefined ? [] : [sql`method = ${method}`]),
    ...(contactId === undefined ? [] : [sql`contact_id = ${contactId}`]),
    ...(due === null ? [] : [sql`due_at = ${dueAt(due)}`, sql`has_time = ${due.time !== null}`]),
  ]
  const { rows } = await sql<{ id: number; version: number }>`
    update follow_up_plan set ${sql.join([...sets, sql`version = version + 1`])}
    where id = ${id} returning id, version`.execute(trx)
  return given(rows).version
}

export const markDone = (trx: Db, ids: number[], by: { followUpId: number; userId: number }) =>
  sql`
    update follow_up_plan set status = 'done', done_by_follow_up_id = ${by.followUpId}, closed_at = now(),
      closed_by = ${by.userId}, version = version + 1
    where id = any(${ids}::bigint[])`.execute(trx)

export async function markCancelled(trx: Db, id: number, userId: number, { reason, words }: NoNext) {
  const { rows } = await sql<{ id: number; version: number }>`
    update follow_up_plan set status = 'cancelled', cancel_reason = ${reason}, cancel_words = ${words},
      closed_at = now(), closed_by = ${userId}, version = version + 1
    where id = ${id} returning id, version`.execute(trx)
  return given(rows)
}

export const markOpen = (trx: Db, id: number) =>
  sql`
    update follow_up_plan set status = 'open', cancel_reason = null, cancel_words = null, closed_at = null,
      closed_by = null, version = version + 1
    where id = ${id}`.execute(trx)

/**
 * Keeps on the customer what lists and the workbench ask: the earliest open plan, the last follow-up, and why there is
 * no next step. No edit of the record: its version stays, so that nobody's edit collides with a follow-up.
 */
export const settleCustomer = (trx: Db, customerId: number, noNext: NoNext | null = null) =>
  sql`
    update customer c set next_follow_up_at = kept.next, last_follow_up_at = kept.last,
      no_next_reason = case when kept.next is null then coalesce(${noNext?.reason ?? null}::text, c.no_next_reason) end,
      no_next_words = case when kept.next is not null then null
        when ${noNext !== null}::boolean then ${noNext?.words ?? null}::text else c.no_next_words end
    from (select
      (select min(due_at) from follow_up_plan where customer_id = ${customerId} and status = 'open') as next,
      (select max(at) from follow_up where customer_id = ${customerId} and deleted_at is null) as last) as kept
    where c.id = ${customerId}`.execute(trx)

function given<Row>(rows: Row[]): Row {
  if (!rows[0]) throw new Error('a write without a row')
  return rows[0]
}
