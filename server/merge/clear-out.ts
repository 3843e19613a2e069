import { undoableDays } from '../../contract/merge.ts'
import { removeForGood } from '../customers/remove.ts'
import { type Db, sql } from '../platform/database.ts'

/**
 * Removes for good those that became part of another customer so long ago that it can't be taken back. Their number leads
 * on (`merged_customer`), and is given to nobody: counters only go on. Run daily.
 */
export const clearOutMerged = (db: Db): Promise<number> =>
  removeForGood(
    db,
    sql`merged_into_id is not null and deleted_at < now() - make_interval(days => ${undoableDays})`,
  )
