import type { Completeness } from '../../contract/field-sets.ts'
import { readCompleteness } from '../field-sets/completeness.ts'
import type { Database } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'

/**
 * What is asked for at submission and isn't there, by the set of the customer's business type. Who doesn't see a field
 * can't fill it in and isn't asked for it. @throws record.not_found
 */
export async function missingAtSubmission(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<Completeness['missing']> {
  const sets = await readCompleteness(database, viewer, customerId)
  return sets
    .filter(({ use }) => use === 'entry')
    .flatMap(({ missing }) => missing.filter(({ required }) => required))
}
