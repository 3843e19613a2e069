import type { Completeness } from '../../contract/field-sets.ts'
import type { ReviewStatus } from '../../contract/reviews.ts'
import { type Database, transaction } from '../platform/database.ts'
import { type CustomerKey, mayTo, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { submitComplete } from './actions.ts'
import { missingAtSubmission } from './missing.ts'

type Made = { reviewStatus: ReviewStatus; number: string | null; missing: Completeness['missing'] }

/**
 * Hands a fresh draft in where that was asked for, or where who entered it may approve it anyway: then it has its number at
 * once. What is missing keeps it a draft and is told.
 */
export async function handIn(
  database: Database,
  viewer: Viewer,
  customer: CustomerKey,
  isAsked: boolean,
): Promise<Made> {
  const draft = { reviewStatus: 'draft', number: null, missing: [] } as const
  if (!isAsked && !mayTo(viewer, 'approve', customer)) return { ...draft, missing: [] }
  const missing = await missingAtSubmission(database, viewer, customer.id)
  if (missing.length > 0) return { ...draft, missing }
  const submitted = await transaction(database.db, actorOf(viewer), (trx) =>
    submitComplete(trx, viewer, customer.id),
  )
  return { ...submitted, missing }
}
