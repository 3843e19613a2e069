import { expect, test } from 'vitest'
import { sql } from '../platform/database.ts'
import { foundTestCompany, oneRow } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { clearOutSessions } from './clear-out.ts'

test('what nobody can use any more goes, and nothing else', async () => {
  const database = await testDatabase()
  const { people } = await foundTestCompany(database)
  const { db } = database
  await sql`
    insert into session (token_hash, user_id, last_seen_at) values
      ('\\x01', ${people.王磊}, now()), ('\\x02', ${people.王磊}, now() - interval '13 hours')`.execute(db)
  await sql`
    insert into invitation (token_hash, user_id, expires_at) values
      ('\\x03', ${people.王磊}, now() + interval '1 day'), ('\\x04', ${people.王磊}, now() - interval '1 minute')`.execute(
    db,
  )
  await sql`
    insert into sign_in_failure (subject, failures, last_at, locked_until) values
      ('account:1', 2, now(), null), ('account:2', 2, now() - interval '2 days', null),
      ('account:3', 9, now() - interval '2 days', now() + interval '1 hour')`.execute(db)
  await clearOutSessions(db)
  const left = await oneRow(
    database,
    sql<{ kept: string }>`
      select concat_ws(' ', (select string_agg(token_hash::text, ',') from session),
        (select string_agg(token_hash::text, ',') from invitation where token_hash in ('\\x03', '\\x04')),
        (select string_agg(subject, ',' order by subject) from sign_in_failure)) as kept`,
  )
  expect(left.kept).toBe('\\x01 \\x03 account:1,account:3')
})
