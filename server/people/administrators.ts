import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'

/** Refuses a step after which nobody could manage people any more. Runs after the step, inside its transaction. */
export async function requireAdministratorLeft(trx: Db): Promise<void> {
  // Two administrators who remove each other at once would each still see the other: they take turns here.
  await sql`select pg_advisory_xact_lock(hashtextextended('administrators', 0))`.execute(trx)
  const { rows } = await sql<{ left: boolean }>`
    select exists (
      select from user_account u join user_role ur on ur.user_id = u.id join role_permission p using (role_id)
      where u.status = 'active' and p.object = 'people' and p.action = 'manage') as left`.execute(trx)
  if (!rows[0]?.left) throw failure('user.last_administrator')
}
