import { startOf } from '../followups/due.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Person } from './person.ts'

/*
 * Whether something was done since a request came in: a closed one has to show it (PIPL article 50). Corrections are chosen
 * one by one, and an erasure closes its request itself.
 */

/** By this very request: what was handed out for another one isn't the answer to it. */
export async function wasCopied(db: Db, requestId: number): Promise<boolean> {
  const { rows } = await sql`
    select from access_log where action = 'person.copied' and object_kind = 'privacy_request' and object_id = ${requestId} limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/**
 * Whatever purpose it was: the words of who asked stand with the request. Who heard it notes it at once, or that they aren't to
 * be contacted, before the request is entered: what counts is since the day when it came in.
 */
export async function wasWithdrawn(db: Db, { contactIds }: Person, receivedOn: string): Promise<boolean> {
  const contacts = sql`any(${contactIds}::bigint[])`
  const since = startOf(receivedOn)
  const { rows } = await sql`
    select from consent where contact_id = ${contacts} and withdrawn_at >= ${since}
    union all select from do_not_contact where contact_id = ${contacts} and noted_at >= ${since} and lifted_at is null
    limit 1`.execute(db)
  return rows.length > 0
}
