import type { Share } from '../../contract/shares.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'

export type Whom = { customerId: number; userId: number }
export type Given = Whom & Pick<Share, 'access' | 'until'>

/**
 * Shares, one or thousands by one statement; each stands in the timeline and in the access log by itself. Customers are
 * locked by who calls, and what may be shared is decided there: this looks at no viewer.
 */
export async function giveShares(trx: Db, { userId: actorId }: Viewer, shares: readonly Given[]) {
  if (shares.length === 0) return
  await sql`
    with given as (
      select "customerId" as customer_id, "userId" as user_id, access, until
      from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb)
        as g("customerId" bigint, "userId" bigint, access text, until date)),
    kept as (
      insert into customer_share (customer_id, user_id, access, until, created_by)
      select customer_id, user_id, access, until, ${actorId}::bigint from given order by customer_id, user_id
      on conflict (customer_id, user_id) do update set access = excluded.access, until = excluded.until,
        created_at = now(), created_by = excluded.created_by),
    told as (
      insert into event (kind, actor_id, customer_id, data)
      select 'customer.shared', ${actorId}::bigint, customer_id,
        jsonb_build_object('userId', user_id, 'access', access, 'until', until) from given)
    insert into access_log (actor_id, action, object_kind, object_id, customer_id, source, data)
    select ${actorId}::bigint, 'customer.shared', 'user', user_id, customer_id, current_source(),
      jsonb_build_object('access', access, 'until', until) from given`.execute(trx)
}

/** @returns how many there were to end */
export async function endShares(trx: Db, { userId: actorId }: Viewer, whom: readonly Whom[]) {
  const { rows } = await sql<{ count: number }>`
    with ended as (
      delete from customer_share s
      using jsonb_to_recordset(${JSON.stringify(whom)}::jsonb) as w("customerId" bigint, "userId" bigint)
      where s.customer_id = w."customerId" and s.user_id = w."userId" returning s.customer_id, s.user_id),
    told as (
      insert into event (kind, actor_id, customer_id, data)
      select 'customer.unshared', ${actorId}::bigint, customer_id, jsonb_build_object('userId', user_id) from ended),
    logged as (
      insert into access_log (actor_id, action, object_kind, object_id, customer_id, source, data)
      select ${actorId}::bigint, 'customer.unshared', 'user', user_id, customer_id, current_source(), '{}' from ended)
    select count(*)::integer as count from ended`.execute(trx)
  return rows[0]?.count ?? 0
}
