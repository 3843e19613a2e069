import type { RawBuilder } from 'kysely'
import { type Db, sql } from '../platform/database.ts'

/** How many customers a person owns, whoever asks: for those who manage people. */
export const ownedBy = (userId: RawBuilder<unknown>) =>
  sql<number>`(select count(*)::integer from customer where owner_id = ${userId} and deleted_at is null)`

/** Customers that hang on a department, the trash included: it can't be removed under them. */
export async function countCustomersOf(db: Db, { departmentId }: { departmentId: number }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from customer where department_id = ${departmentId}`.execute(db)
  return rows[0]?.count ?? 0
}
