import type { BodyOf } from '../../contract/endpoint.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import type {
  judgeSpotCheckItem as judgeEndpoint,
  reopenSpotCheckItem as reopenEndpoint,
  verdicts,
} from '../../contract/spot-checks.ts'
import { lockCustomer } from '../customers/lock.ts'
import { facing } from '../customers/name.ts'
import { isAskable } from '../field-sets/rules.ts'
import { today } from '../followups/due.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { isOwn, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'
import { verdictProblem } from './rules.ts'

/** The owner has so many days, however often one is asked. */
const taskDue = sql`(${today} + (select spot_check_days from organisation))`

type Item = { version: number; verdict: (typeof verdicts)[number] | null; isClosed: boolean }

/**
 * The verdict on a drawn customer. What is wrong or missing is for its owner to put right, until a day; a verdict can be
 * changed until that is done. Two who judge at once: the second one is told.
 */
export async function judgeSpotCheckItem(
  trx: Db,
  viewer: Viewer,
  { id, spotCheckId }: { id: number; spotCheckId: number },
  { version, verdict, fields, note }: BodyOf<typeof judgeEndpoint>,
) {
  const customer = await lockCustomer(trx, viewer, id, { to: 'approve' })
  const item = await lockItem(trx, id, spotCheckId)
  if (item.version !== version) throw failure('record.changed')
  if (item.isClosed) throw failure('spot_check.closed')
  const problem = verdictProblem(verdict, fields)
  if (problem) throw invalid(problem.path, problem.code)
  if (!fields.every(isAskable)) throw invalid('fields', 'reference')
  const before = facing(viewer, customer)
  if (fields.some((field) => levelOf(before, field as GuardedField, isOwn(viewer, customer)) === 'hidden'))
    throw invalid('fields', 'field.not_shown')
  const isTask = verdict !== 'accurate'
  const open = isTask ? [...new Set(fields)] : []
  const { rows } = await sql<{ version: number; dueOn: string | null }>`
    update spot_check_item set verdict = ${verdict}, fields = ${open}::text[], open_fields = ${open}::text[],
      unchanged_fields = '{}', unchanged_by = null, note = ${note},
      judged_at = now(), judged_by = ${viewer.userId}, version = version + 1,
      due_on = case when ${isTask}::boolean then ${taskDue} end
    where spot_check_id = ${spotCheckId} and customer_id = ${id} returning version, due_on as "dueOn"`.execute(
    trx,
  )
  if (!rows[0]) throw new Error('a verdict without a row')
  await recordEvent(trx, {
    kind: 'customer.spot_checked',
    actorId: viewer.userId,
    customerId: id,
    subjectId: spotCheckId,
    data: { verdict },
  })
  return rows[0]
}

/**
 * Not put right, whatever the owner said or changed: all of it is asked for once more. The words of the verdict stay, and these
 * come to them with their day.
 * @throws record.changed, spot_check.not_closed
 */
export async function reopenSpotCheckItem(
  trx: Db,
  viewer: Viewer,
  { id, spotCheckId }: { id: number; spotCheckId: number },
  { version, note }: BodyOf<typeof reopenEndpoint>,
) {
  await lockCustomer(trx, viewer, id, { to: 'approve' })
  const item = await lockItem(trx, id, spotCheckId)
  if (item.version !== version) throw failure('record.changed')
  if (!item.isClosed) throw failure('spot_check.not_closed')
  const { rows } = await sql<{ version: number; dueOn: string }>`
    update spot_check_item set open_fields = fields, unchanged_fields = '{}', unchanged_by = null,
      reopenings = reopenings || jsonb_build_object('on', ${today}, 'note', ${note}::text),
      closed_at = null, closed_by = null, due_on = ${taskDue}, version = version + 1
    where spot_check_id = ${spotCheckId} and customer_id = ${id} returning version, due_on as "dueOn"`.execute(
    trx,
  )
  if (!rows[0]) throw new Error('a verdict without a row')
  await recordEvent(trx, {
    kind: 'customer.spot_check_reopened',
    actorId: viewer.userId,
    customerId: id,
    subjectId: spotCheckId,
  })
  return rows[0]
}

async function lockItem(trx: Db, id: number, spotCheckId: number): Promise<Item> {
  const { rows } = await sql<Item>`
    select version, verdict, closed_at is not null as "isClosed" from spot_check_item
    where spot_check_id = ${spotCheckId}::bigint and customer_id = ${id} for update`.execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  return rows[0]
}
