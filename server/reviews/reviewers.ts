import { type Db, sql } from '../platform/database.ts'

/** So many are named. */
const mostNamed = 3

/**
 * Who is asked to review entries of a department: who is appointed for it, or else those whose role reaches it, of the
 * nearest department that has any (its own people, then the next one up), or else whoever reviews everywhere.
 */
export async function readReviewers(db: Db, departmentId: number): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    with appointed as (
      select id, name, -1 as far from user_account where id = reviewer_of(${departmentId})),
    found as (select * from appointed union all select * from reviewers_in(${departmentId}))
    select id, name from found where far = (select min(far) from found) order by id limit ${sql.lit(mostNamed)}`.execute(
    db,
  )
  return rows
}

export async function mayReview(db: Db, userId: number, departmentId: number): Promise<boolean> {
  const { rows } = await sql`
    select from reviewers_in(${departmentId}) able where able.id = ${userId}::bigint`.execute(db)
  return rows.length > 0
}
