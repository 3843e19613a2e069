import type { assignCustomers as assignEndpoint } from '../../contract/assign.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { type Given, giveCustomers } from './give.ts'
import { lockMany } from './many.ts'
import { departmentOfOwner } from './owner.ts'

/** One customer or many to one person; recorded as one step, so that it can be taken back as one. */
export async function assignCustomers(
  trx: Db,
  viewer: Viewer,
  { ids, ownerId, reason, keepFormerAs }: BodyOf<typeof assignEndpoint>,
) {
  await departmentOfOwner(trx, ownerId)
  const { able, leftAlone, unknown } = await lockMany(trx, viewer, ids, {
    to: 'assign',
    already: sql`c.owner_id is not distinct from ${ownerId}::bigint`,
  })
  if (able.length === 0) return { assignmentId: null, assigned: [], leftAlone, unknown }
  const assignmentId = await enter(trx, viewer, { ownerId, keepFormerAs, reason: reason ?? null })
  const given = await giveCustomers(
    trx,
    viewer.userId,
    able.map((id) => ({ id, toId: ownerId })),
    {
      keepFormerAs,
      data: { assignmentId },
    },
  )
  await sql`
    insert into assigned_customer (assignment_id, customer_id, from_id, version)
    select ${assignmentId}, g.id, g.from_id, g.version
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(id bigint, from_id bigint, version integer)`.execute(
    trx,
  )
  if (keepFormerAs !== 'none') await logShares(trx, viewer, given, keepFormerAs)
  return { assignmentId, assigned: given.map(({ id }) => id), leftAlone, unknown }
}

/** Whoever was given a right to see stands in the access log, customer by customer, as when a share is added by hand. */
const logShares = (trx: Db, { userId }: Viewer, given: readonly Given[], access: string) =>
  sql`
    insert into access_log (actor_id, action, object_kind, object_id, customer_id, source, data)
    select ${userId}, 'customer.shared', 'user', g.from_id, g.id, current_source(), jsonb_build_object('access', ${access}::text)
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(id bigint, from_id bigint)
    join customer_share s on s.customer_id = g.id and s.user_id = g.from_id`.execute(trx)

async function enter(
  trx: Db,
  { userId }: Viewer,
  { ownerId, keepFormerAs, reason }: { ownerId: number; keepFormerAs: string; reason: string | null },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into assignment (to_id, keep_former_as, reason, actor_id)
    values (${ownerId}, ${keepFormerAs}, ${reason}, ${userId}) returning id`.execute(trx)
  return rows[0]?.id ?? 0
}

/**
 * Back to those who had them, by whom it was that gave them away, wherever they lie now: a supervisor may not see any more
 * what went to another department, so this goes around `seenBy`. What changed since, or whose former owner has left, stays.
 */
export async function undoAssignment(trx: Db, viewer: Viewer, id: number) {
  const { rows: found } = await sql<{ to_id: number; keep_former_as: string }>`
    update assignment set undone_at = now()
    where id = ${id}::bigint and actor_id = ${viewer.userId} and undone_at is null and at > now() - interval '1 hour'
    returning to_id, keep_former_as`.execute(trx)
  const [assignment] = found
  if (!assignment) throw failure('record.not_found')
  const { rows: former } = await sql<{ id: number }>`
    select id from user_account where status <> 'deactivated'
      and id in (select from_id from assigned_customer where assignment_id = ${id})
    order by id for share`.execute(trx)
  const { rows: unchanged } = await sql<{ id: number; toId: number }>`
    select c.id, a.from_id as "toId" from assigned_customer a join customer c on c.id = a.customer_id
    where a.assignment_id = ${id} and c.version = a.version and c.deleted_at is null
      and a.from_id = any(${former.map((one) => one.id)}::bigint[])
    order by c.id for no key update of c`.execute(trx)
  const given = await giveCustomers(trx, viewer.userId, unchanged, { data: { assignmentId: id, undo: true } })
  const { rows: all } = await sql<{ count: number }>`
    select count(*)::integer as count from assigned_customer where assignment_id = ${id}`.execute(trx)
  return { undone: given.map((one) => one.id), kept: (all[0]?.count ?? 0) - given.length }
}
