import { type Db, type RawBuilder, sql } from '../platform/database.ts'

/**
 * Removes the customers that meet a condition on `customer` for good; what hangs on them and their history go with them,
 * and those that became part of them.
 * @returns how many of those that meet the condition
 */
export async function removeForGood(trx: Db, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with recursive chosen as (
        select id, true as asked from customer where ${which}
        union select c.id, false from customer c join chosen on c.merged_into_id = chosen.id),
      gone as (delete from customer where id in (select id from chosen) returning id),
      history as (delete from change_log where customer_id in (select id from gone)),
      stages as (delete from stage_change where customer_id in (select id from gone))
    select count(*) as count from gone where id in (select id from chosen where asked)`.execute(trx)
  return rows[0]?.count ?? 0
}
