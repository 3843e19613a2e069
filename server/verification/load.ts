import { type Db, sql } from '../platform/database.ts'
import { isActive } from './due.ts'
import { perWeek } from './rules.ts'

/** How many checks a week the monthly check would make, of all customers whoever asks: a duty is weighed before it is made. */
export async function readCheckLoad(db: Db, stages: readonly string[]) {
  const { rows } = await sql<{ name: string; customers: number }>`
    select u.name, count(*)::integer as customers
    from customer c join user_account u on u.id = c.owner_id
    where c.deleted_at is null and ${isActive} and c.stage = any(${[...stages]}::text[])
    group by u.id order by count(*) desc, u.id`.execute(db)
  const customers = rows.reduce((sum, row) => sum + row.customers, 0)
  const [most] = rows
  return {
    customers,
    people: rows.length,
    perWeek: rows.length === 0 ? 0 : perWeek(customers / rows.length),
    most: most ? { name: most.name, perWeek: perWeek(most.customers) } : null,
  }
}
