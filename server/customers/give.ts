import { type Db, sql } from '../platform/database.ts'
import { recordEvent } from '../platform/events.ts'

export type Given = { id: number; from_id: number | null; to_id: number; version: number }

type How = {
  keepFormerAs?: 'none' | 'read' | 'write'
  /** Ids and codes that the event tells besides from whom to whom. */
  data?: Record<string, unknown>
}

/** Of one customer whose owner was changed together with other fields, by an edit. */
export async function tellGiven(
  trx: Db,
  actorId: number,
  { id, from, to, version }: { id: number; from: number | null; to: number; version: number },
): Promise<void> {
  await recordEvent(trx, { kind: 'customer.assigned', actorId, customerId: id, data: { from, to, version } })
  await sql`delete from customer_share where customer_id = ${id} and user_id = ${to}`.execute(trx)
}

/**
 * Changes owners, of one customer or of thousands by one statement. The department moves along; the open plans of the
 * former owner follow by a trigger of theirs; whoever becomes the owner needs no share any more. Customers and the people
 * who get them are locked by who calls, and what may be given is decided there: this looks at no viewer.
 */
export async function giveCustomers(
  trx: Db,
  actorId: number,
  targets: readonly { id: number; toId: number }[],
  { keepFormerAs = 'none', data = {} }: How = {},
): Promise<Given[]> {
  if (targets.length === 0) return []
  const ids = targets.map(({ id }) => id)
  const tos = targets.map(({ toId }) => toId)
  const { rows } = await sql<Given>`
    with before as materialized (
      select c.id, c.owner_id as from_id, u.id as to_id, u.department_id
      from unnest(${ids}::bigint[], ${tos}::bigint[]) as target (id, to_id)
      join customer c on c.id = target.id join user_account u on u.id = target.to_id
      where c.owner_id is distinct from u.id),
    moved as (
      update customer c set owner_id = b.to_id, department_id = b.department_id,
        version = c.version + 1, updated_at = now(), updated_by = ${actorId}
      from before b where c.id = b.id returning c.id, b.from_id, b.to_id, c.version),
    told as (
      insert into event (kind, actor_id, customer_id, data)
      select 'customer.assigned', ${actorId}, id,
        jsonb_build_object('from', from_id, 'to', to_id, 'version', version) || ${JSON.stringify(data)}::jsonb
      from moved),
    kept as (
      insert into customer_share as s (customer_id, user_id, access, created_by)
      select m.id, m.from_id, ${keepFormerAs}, ${actorId} from moved m join user_account u on u.id = m.from_id
      where ${keepFormerAs} <> 'none' and u.status <> 'deactivated'
      on conflict (customer_id, user_id) do update set access = excluded.access, until = null),
    freed as (
      delete from customer_share s using moved m where s.customer_id = m.id and s.user_id = m.to_id)
    select id, from_id, to_id, version from moved order by id`.execute(trx)
  return rows
}
