import { lookAtAll } from '../check-up/scan.ts'
import { type Db, sql } from '../platform/database.ts'

/** Days before today for which the demo company has figures. */
const days = 30

/**
 * The company is checked, and was on each day of the last month: who had been entered by then. Some of the customers that are
 * sound today had lacked something, one after the other it was filled in.
 */
export async function writeCheckUp(trx: Db): Promise<void> {
  await lookAtAll(trx)
  await sql`
    insert into check_figure (day, department_id, owner_id, kinds, customers)
    select today.day - ago, c.department_id, c.owner_id, kinds, count(*)
    from (select max(day) as day from check_figure) today, generate_series(1, ${days}::integer) ago, customer c
    cross join lateral (select coalesce(array_agg(kind order by kind), '{}') as found from check_finding where customer_id = c.id) by_now
    cross join lateral (select case when found = '{}' and c.id % (${days} * 4) < ago then '{missing_required}' else found end as kinds) before
    where c.deleted_at is null and c.created_at < today.day - ago
    group by today.day, ago, c.department_id, c.owner_id, kinds`.execute(trx)
}
