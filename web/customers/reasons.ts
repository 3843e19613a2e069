import type { ResultOf } from '../../contract/endpoint.ts'
import type { previewShares } from '../../contract/shares.ts'

/** A customer that a step with many leaves alone; sharing has all the reasons there are. */
export type LeftAlone = ResultOf<typeof previewShares>['leftAlone'][number]

/** The names for each reason that there is, in the same order everywhere. */
export const byReason = (leftAlone: readonly LeftAlone[]) =>
  (['not_allowed', 'already', 'owner'] as const)
    .map((why) => ({ why, names: leftAlone.filter((one) => one.why === why).map(({ name }) => name) }))
    .filter(({ names }) => names.length > 0)
