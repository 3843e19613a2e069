import { type Db, type RawBuilder, sql } from '../platform/database.ts'

/**
 * Removes the customers that meet a condition on `customer` for good; what hangs on them and their history go with them.
 * @returns how many
 */
export async function removeForGood(trx: Db, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (delete from customer where ${which} returning id),
      history as (delete from change_log where customer_id in (select id from gone)),
      stages as (delete from stage_change where customer_id in (select id from gone))
    select count(*) as count from gone`.execute(trx)
  return rows[0]?.count ?? 0
}
