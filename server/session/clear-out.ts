import { type Db, sql } from '../platform/database.ts'

/** Removes what nobody can use any more: idle sessions, ended invitations, forgotten failures. Run daily. */
export async function clearOutSessions(db: Db): Promise<void> {
  await sql`
    delete from session
    where last_seen_at < now() - (select make_interval(mins => session_idle_minutes) from organisation)`.execute(
    db,
  )
  await sql`delete from invitation where expires_at < now()`.execute(db)
  await sql`delete from sign_in_failure where last_at < now() - interval '1 day' and coalesce(locked_until < now(), true)`.execute(
    db,
  )
}
