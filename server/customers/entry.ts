import type { Asked } from '../duplicates/find.ts'
import { entryLocks } from '../duplicates/locks.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { asNumbering, type Numbering, type NumberingRow, numberingNow } from './number.ts'
import { activeOwner } from './owner.ts'

/**
 * What follows in the transaction keeps one plan: the statement that enters a customer looks for duplicates by ten indexes,
 * whatever the values, and planning it takes twice as long as running it.
 */
const plannedOnce = sql`set_config('plan_cache_mode', 'force_generic_plan', true)`

export type Entry = {
  departmentId: number
  shortCode: string | null
  numbering: Numbering
  /** Whether it waits for a review before it is numbered. */
  isReviewed: boolean
}

/**
 * All that a new customer asks of its surroundings, in one round trip: the owner's department, the industry's short
 * code, the rules of numbers and reviews, and the locks under which duplicates can be looked for.
 */
export async function readEntry(
  trx: Db,
  { ownerId, industryId, asked }: { ownerId: number; industryId: number | null; asked: Asked },
): Promise<Entry> {
  const { rows } = await sql<Omit<Entry, 'numbering'> & NumberingRow>`
    with locked as materialized (${entryLocks(asked)}), owner as materialized (${activeOwner(ownerId)})
    select owner.department_id as "departmentId", numbering.template, numbering.today,
      (select review_entries from organisation) as "isReviewed",
      (select short_code from industry where id = ${industryId}::bigint) as "shortCode", (select count(*) from locked) as locks,
      ${plannedOnce}
    from owner, (${numberingNow}) numbering`.execute(trx)
  if (!rows[0]) throw failure('customer.owner_inactive')
  const { departmentId, shortCode, isReviewed } = rows[0]
  if (industryId !== null && shortCode === null) throw invalid('industryId', 'reference')
  return { departmentId, shortCode, isReviewed, numbering: asNumbering(rows[0]) }
}
