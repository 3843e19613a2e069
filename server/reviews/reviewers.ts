import { type Db, type RawBuilder, sql } from '../platform/database.ts'

/** So many are named. */
const mostNamed = 3

/**
 * Who is asked to review entries of a department: who is appointed for it, or else those whose role reaches it, of the
 * nearest department that has any (its own people, then the next one up), or else whoever reviews everywhere.
 */
export const reviewersOf = (departmentId: number | RawBuilder<unknown>) => sql<{ id: number; name: string }>`
  with appointed as (
    select id, name, -1 as far from user_account where id = reviewer_of(${departmentId})),
  found as (select * from appointed union all select * from reviewers_in(${departmentId}))
  select id, name from found where far = (select min(far) from found) order by id limit ${sql.lit(mostNamed)}`

export async function readReviewers(db: Db, departmentId: number): Promise<{ id: number; name: string }[]> {
  const { rows } = await reviewersOf(departmentId).execute(db)
  return rows
}

/** The same of several departments at once, by their ids. */
export async function readReviewersOf(db: Db, departmentIds: readonly number[]) {
  const { rows } = await sql<{ departmentId: number; id: number; name: string }>`
    select d.id as "departmentId", r.id, r.name from department d cross join lateral (${reviewersOf(sql`d.id`)}) r
    where d.id = any(${[...departmentIds]}::bigint[])`.execute(db)
  return Map.groupBy(rows, ({ departmentId }) => departmentId)
}

export async function mayReview(db: Db, userId: number, departmentId: number): Promise<boolean> {
  const { rows } = await sql`
    select from reviewers_in(${departmentId}) able where able.id = ${userId}::bigint`.execute(db)
  return rows.length > 0
}
