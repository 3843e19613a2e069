import { expect, test } from 'vitest'
import { reviewStatuses, reviewSteps } from '../../contract/reviews.ts'
import { after } from './rules.ts'

const open = {
  submitted: { draft: 'submitted', returned: 'submitted' },
  withdrawn: { submitted: 'draft' },
  returned: { submitted: 'returned' },
  approved: { submitted: 'approved' },
} as const

test.each(reviewSteps.flatMap((step) => reviewStatuses.map((status) => [status, step] as const)))(
  '%s, %s',
  (status, step) => {
    expect(after(status, step)).toBe((open[step] as Record<string, string>)[status] ?? null)
  },
)
