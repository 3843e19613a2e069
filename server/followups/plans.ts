import type { BodyOf } from '../../contract/endpoint.ts'
import type { NoNext, PlanDraft } from '../../contract/follow-up-fields.ts'
import type { updatePlan as updateEndpoint } from '../../contract/followups.ts'
import { lockCustomer } from '../customers/lock.ts'
import type { Db } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { requirePermission, type Viewer } from '../platform/visibility.ts'
import { readToday } from '../settings/queries.ts'
import { refuseCollisions } from './collisions.ts'
import { lockPlan } from './lock.ts'
import { openPlansOf, requireContact } from './reads.ts'
import { planDayProblem } from './rules.ts'
import { insertPlan, markCancelled, markOpen, settleCustomer, writePlan } from './writes.ts'

export async function createPlan(trx: Db, viewer: Viewer, customerId: number, draft: PlanDraft, path = '') {
  requirePermission(viewer, 'followUp.create')
  await lockCustomer(trx, viewer, customerId, { to: 'contribute' })
  const made = await addPlan(trx, { customerId, ownerId: viewer.userId, followUpId: null }, draft, path)
  await settleCustomer(trx, customerId)
  return made
}

/** The plan alone; the customer is locked before and settled after it by who calls. */
export async function addPlan(
  trx: Db,
  of: { customerId: number; ownerId: number; followUpId: number | null },
  draft: PlanDraft,
  path = '',
) {
  const problem = planDayProblem(daysFrom(await readToday(trx), draft.on))
  if (problem) throw invalid(`${path}on`, problem)
  if (draft.contactId) await requireContact(trx, of.customerId, draft.contactId, `${path}contactId`)
  return insertPlan(trx, of, draft)
}

/** A day in the past is allowed here: it is how putting off is undone. */
export async function updatePlan(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes }: BodyOf<typeof updateEndpoint>,
): Promise<{ version: number }> {
  const plan = await lockPlan(trx, viewer, id)
  if (plan.status !== 'open') throw failure('plan.closed')
  await refuseCollisions(trx, 'follow_up_plan', { id, version, current: plan.version }, changes)
  if (changes.contactId) await requireContact(trx, plan.customerId, changes.contactId, 'changes.contactId')
  const due =
    changes.on === undefined && changes.time === undefined
      ? null
      : { on: changes.on ?? plan.on, time: changes.time === undefined ? plan.time : changes.time }
  if (due && planDayProblem(daysFrom(await readToday(trx), due.on)) === 'plan.far')
    throw invalid('changes.on', 'plan.far')
  if (Object.keys(changes).length === 0) return { version: plan.version }
  const written = await writePlan(trx, id, changes, due)
  await settleCustomer(trx, plan.customerId)
  return { version: written }
}

/** To the day of another draft; the customer is locked by who calls. */
export async function movePlan(trx: Db, customerId: number, id: number, draft: PlanDraft): Promise<void> {
  const { on, time = null } = draft
  const problem = planDayProblem(daysFrom(await readToday(trx), on))
  if (problem) throw invalid('next.on', problem)
  await writePlan(trx, id, draft, { on, time })
  await settleCustomer(trx, customerId)
}

/** Where it was the last plan, the reason is why the customer has no next step. */
export async function cancelPlan(trx: Db, viewer: Viewer, id: number, why: NoNext) {
  const plan = await lockPlan(trx, viewer, id)
  if (plan.status !== 'open') throw failure('plan.closed')
  const { version } = await markCancelled(trx, id, viewer.userId, why)
  await settleCustomer(trx, plan.customerId, why)
  return { version }
}

export async function reopenPlan(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const plan = await lockPlan(trx, viewer, id)
  if (plan.status === 'done') throw failure('plan.closed')
  if (plan.status === 'open') return
  await markOpen(trx, id)
  await settleCustomer(trx, plan.customerId)
}

export async function stateNoNext(trx: Db, viewer: Viewer, customerId: number, why: NoNext): Promise<void> {
  requirePermission(viewer, 'followUp.create')
  await lockCustomer(trx, viewer, customerId, { to: 'contribute' })
  if ((await openPlansOf(trx, customerId)).length > 0) throw failure('plan.open')
  await settleCustomer(trx, customerId, why)
}

const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
