import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'

/** Failures in a row before a subject is locked, and for how many minutes; an office shares one address. */
const limits = { account: { failures: 5, minutes: 15 }, address: { failures: 50, minutes: 15 } }

export type Subject = { kind: keyof typeof limits; value: string }
const key = ({ kind, value }: Subject) => `${kind}:${value}`

/** Refuses with `auth.locked` while one of the subjects is locked. */
export async function requireUnlocked(db: Db, subjects: Subject[]): Promise<void> {
  const { rows } = await sql<{ minutes: number }>`
    select ceil(extract(epoch from locked_until - now()) / 60)::integer as minutes
    from sign_in_failure
    where subject = any(${subjects.map(key)}::text[]) and locked_until > now()
    order by locked_until desc limit 1`.execute(db)
  if (rows[0]) throw failure('auth.locked', { minutes: rows[0].minutes })
}

const ended = sql`f.last_at < now() - interval '1 hour' or coalesce(f.locked_until < now(), false)`

/** Counts a failure; the count starts anew after a quiet hour or an ended lock. */
export async function recordFailure(db: Db, subjects: Subject[]): Promise<void> {
  for (const subject of subjects) {
    const { failures, minutes } = limits[subject.kind]
    await sql`
      insert into sign_in_failure as f (subject, failures) values (${key(subject)}, 1)
      on conflict (subject) do update set
        last_at = now(),
        failures = case when ${ended} then 1 else f.failures + 1 end,
        locked_until = case when not (${ended}) and f.failures + 1 >= ${failures}
          then now() + make_interval(mins => ${minutes}) end`.execute(db)
  }
}

export async function forgetFailures(db: Db, subjects: Subject[]): Promise<void> {
  await sql`delete from sign_in_failure where subject = any(${subjects.map(key)}::text[])`.execute(db)
}
