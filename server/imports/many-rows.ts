import { type Db, sql } from '../platform/database.ts'

/**
 * Does a step over a whole file with statements planned for the rows that are there: a plan kept from earlier imports
 * is made for a handful of rows and joins thousands of them by nested loops. Not for inserts: there every reference
 * and every trigger would be planned anew for each row.
 */
export async function planningForMany(trx: Db, step: () => Promise<void>): Promise<void> {
  await sql.raw('set local plan_cache_mode = force_custom_plan').execute(trx)
  await step()
  await sql.raw('set local plan_cache_mode = auto').execute(trx)
}
