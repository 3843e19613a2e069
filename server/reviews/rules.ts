import type { ReviewStatus, ReviewStep } from '../../contract/reviews.ts'

type Step = ReviewStep['step']

/** From which states a step leads, and where to (DOMAIN §2 Entry, review, number). */
const steps: Record<Step, { from: readonly ReviewStatus[]; to: ReviewStatus }> = {
  submitted: { from: ['draft', 'returned'], to: 'submitted' },
  withdrawn: { from: ['submitted'], to: 'draft' },
  returned: { from: ['submitted'], to: 'returned' },
  approved: { from: ['submitted'], to: 'approved' },
}

/** Where a step leads; null where it isn't open. */
export const after = (status: ReviewStatus, step: Step): ReviewStatus | null =>
  steps[step].from.includes(status) ? steps[step].to : null
