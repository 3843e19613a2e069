import type { BodyOf } from '../../contract/endpoint.ts'
import type { FollowUpDraft } from '../../contract/follow-up-fields.ts'
import type { updateFollowUp as updateEndpoint } from '../../contract/followups.ts'
import { lockCustomer } from '../customers/lock.ts'
import type { Db } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { requirePermission, type Viewer } from '../platform/visibility.ts'
import { readToday } from '../settings/queries.ts'
import { learn } from '../verification/learn.ts'
import { refuseCollisions } from './collisions.ts'
import { lockFollowUp } from './lock.ts'
import { addPlan, movePlan } from './plans.ts'
import { findSent, openPlansOf, requireContact, type Sent } from './reads.ts'
import { nextStepProblem, plansDone, refusalProblem, refusalProblemOfEdit, takenPlaceAt } from './rules.ts'
import { insertFollowUp, markDone, setFollowUpDeleted, settleCustomer, writeFollowUp } from './writes.ts'

/** Recorded and planned at once: the follow-up, the plans it does, and the next step or why there is none. */
export async function createFollowUp(trx: Db, viewer: Viewer, customerId: number, draft: FollowUpDraft) {
  requirePermission(viewer, 'followUp.create')
  const customer = await lockCustomer(trx, viewer, customerId, { to: 'contribute' })
  const untold = refusalProblem(draft)
  if (untold) throw invalid(untold.path, untold.code)
  const sent = await findSent(trx, { customerId, createdBy: viewer.userId, key: draft.key })
  if (sent) return keepLastWord(trx, viewer, { customerId, sent }, draft)
  if (draft.contactId) await requireContact(trx, customerId, draft.contactId, 'contactId')
  const at = requireTakenPlace(draft.at, 'at')
  const open = await openPlansOf(trx, customerId)
  const done = draft.does ?? plansDone(open, viewer.userId, await readToday(trx))
  const known = new Set(open.map((plan) => plan.id))
  const unknown = done.findIndex((id) => !known.has(id))
  if (unknown >= 0) throw invalid(`does.${unknown}`, 'reference')
  const problem = nextStepProblem(draft, open.length - new Set(done).size)
  if (problem) throw invalid(problem.path, problem.code)

  const followUp = await insertFollowUp(trx, { customerId, actorId: viewer.userId, at }, draft)
  if (done.length > 0) await markDone(trx, done, { followUpId: followUp.id, userId: viewer.userId })
  const next = draft.next
    ? await addPlan(trx, { customerId, ownerId: viewer.userId, followUpId: followUp.id }, draft.next, 'next.')
    : null
  await settleCustomer(trx, customerId, draft.noNext)
  await recordEvent(trx, {
    kind: 'followUp.created',
    actorId: viewer.userId,
    customerId,
    subjectId: followUp.id,
  })
  if (draft.learnt || draft.confirmed) await learn(trx, viewer, customer, { ...draft, at })
  return { ...followUp, planId: next?.id ?? null, done }
}

/**
 * Sent again because the answer was lost: nothing is made twice, but what was typed on before the second try is kept,
 * as an edit of the first record and of the plan it made.
 */
async function keepLastWord(
  trx: Db,
  viewer: Viewer,
  { customerId, sent }: { customerId: number; sent: Sent },
  draft: FollowUpDraft,
) {
  const { content, planOn, ...answer } = sent
  if (content !== draft.content) {
    const { feedback = null, feedbackDetail = null, refusalReason = null } = draft
    const changes = { content: draft.content, feedback, feedbackDetail, refusalReason }
    answer.version = await writeFollowUp(trx, sent.id, viewer.userId, changes)
  }
  if (draft.next && sent.planId && planOn !== draft.next.on)
    await movePlan(trx, customerId, sent.planId, draft.next)
  return answer
}

export async function updateFollowUp(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes }: BodyOf<typeof updateEndpoint>,
): Promise<{ version: number }> {
  const followUp = await lockFollowUp(trx, viewer, id, 'followUp.edit')
  await refuseCollisions(trx, 'follow_up', { id, version, current: followUp.version }, changes)
  if (changes.contactId)
    await requireContact(trx, followUp.customerId, changes.contactId, 'changes.contactId')
  const { at, ...others } = changes
  const kept = { ...others, ...(at !== undefined && { at: requireTakenPlace(at, 'changes.at') }) }
  const problem = refusalProblemOfEdit(followUp, changes)
  if (problem) throw invalid(`changes.${problem.path}`, problem.code)
  if (changes.feedback !== undefined && changes.feedback !== 'refused') kept.refusalReason = null
  if (Object.keys(kept).length === 0) return { version: followUp.version }
  const written = await writeFollowUp(trx, id, viewer.userId, kept)
  await settleCustomer(trx, followUp.customerId)
  return { version: written }
}

/** Plans that it made or did stay: a wrong note doesn't undo what was agreed. */
export async function deleteFollowUp(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const { customerId } = await lockFollowUp(trx, viewer, id, 'followUp.delete')
  await setFollowUpDeleted(trx, id, viewer.userId)
  await settleCustomer(trx, customerId)
}

export async function restoreFollowUp(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const { customerId } = await lockFollowUp(trx, viewer, id, 'followUp.delete', { trash: true })
  await setFollowUpDeleted(trx, id, null)
  await settleCustomer(trx, customerId)
}

function requireTakenPlace(at: string | undefined, path: string): Date {
  const taken = takenPlaceAt(at, new Date())
  if (taken === null) throw invalid(path, 'follow_up.to_come')
  return taken
}
