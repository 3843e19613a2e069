import { type Db, sql } from './database.ts'

export type AccessEntry = {
  /** Null for whom the transaction acts; outside of one for nobody known: a sign-in under a name that no account has. */
  actorId: number | null
  /** `contact.revealed`, `signIn.failed`: an object and what happened, in the past tense. */
  action: string
  objectKind?: string
  objectId?: number
  customerId?: number
  /** Left out, it is the transaction's own: form, api, import … */
  source?: string
  address?: string
  /** Ids and codes only: an entry is never changed, so nothing may stand here that has to be erased one day. */
  data?: Record<string, unknown>
}

/** Adds an entry to the access log, in the transaction of what it tells: known if and only if it happened. */
export async function recordAccess(trx: Db, entry: AccessEntry): Promise<void> {
  const { actorId, action, objectKind, objectId, customerId, source, address, data } = entry
  await sql`
    insert into access_log (actor_id, action, object_kind, object_id, customer_id, source, address, data)
    values (coalesce(${actorId}::bigint, current_actor()), ${action}, ${objectKind ?? null}, ${objectId ?? null}::bigint, ${customerId ?? null}::bigint,
      coalesce(${source ?? null}, current_source()), ${address ?? null}, ${JSON.stringify(data ?? {})}::jsonb)`.execute(
    trx,
  )
}
