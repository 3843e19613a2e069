import { type Db, sql } from '../platform/database.ts'
import type { Person } from './person.ts'

/*
 * Whether something was done since a request was taken in: a closed one has to show it (PIPL article 50). Corrections are chosen
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

/** Whatever purpose it was: the words of who asked stand with the request. */
export async function wasWithdrawn(db: Db, { contactIds }: Person, since: string): Promise<boolean> {
  const { rows } = await sql`
    select from consent where contact_id = any(${contactIds}::bigint[]) and withdrawn_at >= ${since}::timestamptz limit 1`.execute(
    db,
  )
  return rows.length > 0
}
