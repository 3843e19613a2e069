import type { FollowUpChanges, FollowUpDraft } from '../../contract/follow-up-fields.ts'

type OpenPlan = { id: number; ownerId: number; on: string }

/**
 * Which open plans a follow-up does where its writer says nothing: the writer's own that are due by today; none being
 * due, the earliest of them, since it was for that one that they came together before its time.
 * @param plans the earliest first
 */
export function plansDone(plans: readonly OpenPlan[], writerId: number, today: string): number[] {
  const own = plans.filter(({ ownerId }) => ownerId === writerId)
  const due = own.filter(({ on }) => on <= today)
  return (due.length > 0 ? due : own.slice(0, 1)).map(({ id }) => id)
}

export type Problem = { path: string; code: string }

/** Every active customer has a next plan or a stated reason for none (DOMAIN §4). */
export function nextStepProblem(
  { next, noNext }: Pick<FollowUpDraft, 'next' | 'noNext'>,
  plansLeft: number,
): Problem | null {
  if (next && noNext) return { path: 'noNext', code: 'next_step.both' }
  if (noNext && plansLeft > 0) return { path: 'noNext', code: 'next_step.planned' }
  return next || noNext || plansLeft > 0 ? null : { path: 'next', code: 'next_step.missing' }
}

type Said = { feedback?: string | null | undefined; refusalReason?: string | null | undefined }

/** A refusal comes with its reason, and nothing else does (DOMAIN §4). */
export function refusalProblem({ feedback, refusalReason }: Said): Problem | null {
  const isRefused = feedback === 'refused'
  if (refusalReason && !isRefused) return { path: 'refusalReason', code: 'refusal.not_refused' }
  return isRefused && !refusalReason ? { path: 'refusalReason', code: 'refusal.missing' } : null
}

/**
 * The same for an edit. What was written before a reason was asked for stays as it is until its feedback is changed;
 * with a refusal goes its reason.
 */
export function refusalProblemOfEdit(
  before: { feedback: string | null; refusalReason: string | null },
  changes: Pick<FollowUpChanges, 'feedback' | 'refusalReason'>,
): Problem | null {
  const feedback = changes.feedback === undefined ? before.feedback : changes.feedback
  const kept = feedback === 'refused' ? before.refusalReason : null
  const refusalReason = changes.refusalReason === undefined ? kept : changes.refusalReason
  const isAsBefore = feedback === before.feedback && refusalReason === before.refusalReason
  return isAsBefore ? null : refusalProblem({ feedback, refusalReason })
}

/** Clocks of phones run ahead by as much as this; more is a time to come. Milliseconds. */
const clockError = 5 * 60_000

/** When it took place, by the writer's clock: null for a time to come. @param now, at ISO instants */
export function takenPlaceAt(at: string | undefined, now: Date): Date | null {
  if (at === undefined) return now
  const given = new Date(at)
  if (given.getTime() > now.getTime() + clockError) return null
  return given > now ? now : given
}

/** The furthest day that a plan may be made for, counted from today: ten years. */
export const furthestPlan = 3653

/** A plan is made for today or later. @param days from today to the plan's day */
export const planDayProblem = (days: number): string | null =>
  days < 0 ? 'plan.past' : days > furthestPlan ? 'plan.far' : null
