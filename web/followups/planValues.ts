import type { ErrorBody } from '../../contract/errors.ts'
import type { PlanChanges } from '../../contract/follow-up-fields.ts'
import type { Plan } from '../../contract/followups.ts'
import type { NextStep } from './followUpValues.ts'

/** What of a plan a form changes. */
export type PlanValues = Pick<NextStep, 'on' | 'time' | 'goal'>

export const asPlanned = ({ on, time, goal }: Pick<Plan, 'on' | 'time' | 'goal'>): PlanValues => ({
  on,
  time: time ?? '',
  goal: goal ?? '',
})

/** Only what was changed: the rest may have been changed by others since. */
export function planChangesOf(before: PlanValues, now: PlanValues): PlanChanges {
  const changes: PlanChanges = {}
  if (now.on && now.on !== before.on) changes.on = now.on
  if (now.time !== before.time) changes.time = now.time || null
  if (now.goal.trim() !== before.goal) changes.goal = now.goal.trim() || null
  return changes
}

/** Values of a refusal as the form holds them. */
export const plannedOf = (collisions: NonNullable<ErrorBody['collisions']>): Partial<PlanValues> =>
  Object.fromEntries(Object.entries(collisions).map(([field, { theirs }]) => [field, theirs ?? '']))
