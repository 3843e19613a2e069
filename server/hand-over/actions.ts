import type { BodyOf } from '../../contract/endpoint.ts'
import type { handOver as endpoint } from '../../contract/hand-over.ts'
import { giveCustomers } from '../customers/give.ts'
import { deactivateUser } from '../people/users.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { requirePermission, type Viewer } from '../platform/visibility.ts'
import { heldBy, requireLeaver, requireTakers } from './holdings.ts'
import { targetsOf } from './rules.ts'

/**
 * 离职移交: everything that a person holds goes to others in one transaction. Everything means also what the one who does
 * it doesn't see (shares on other departments' customers, the trash): nothing may stay with somebody who is gone. So it
 * goes around `seenBy`, and tells counts only.
 */
export async function handOver(
  trx: Db,
  viewer: Viewer,
  id: number,
  { rule, note, deactivate }: BodyOf<typeof endpoint>,
) {
  // Thousands of rows, each with its log entry: it may take longer than a page may.
  await sql`set local statement_timeout = '120s'`.execute(trx)
  await requireLeaver(trx, viewer, id)
  if (deactivate) requirePermission(viewer, 'people.manage')
  // From here on nobody gives this person a customer, a plan or a share, nor takes an import in under the name.
  await sql`select from user_account where id = ${id} for update`.execute(trx)
  await refuseRunningImport(trx, id)
  await requireTakers(trx, id, rule)
  await sql`select from customer where owner_id = ${id} order by id for no key update`.execute(trx)
  const held = await heldBy(trx, id)
  const targets = targetsOf(rule, held)
  const pairs = held.map((customer) => ({ id: customer.id, toId: targets.get(customer.id) ?? 0 }))
  const handOverId = await enter(trx, viewer, { id, rule, note: note ?? null, deactivate })
  const plans = held.reduce((sum, customer) => sum + customer.plans, 0)
  const owned = new Set(held.flatMap((customer) => (customer.isOwned ? [customer.id] : [])))
  const given = await giveCustomers(
    trx,
    viewer.userId,
    pairs.filter((pair) => owned.has(pair.id)),
    { data: { handOverId } },
  )
  await givePlans(trx, id, pairs)
  const shares = await giveShares(trx, viewer, id, pairs)
  const counts = { customers: given.length, plans, shares }
  await sql`
    update hand_over set customers = ${counts.customers}, plans = ${plans}, shares = ${shares}
    where id = ${handOverId}`.execute(trx)
  await recordAccess(trx, {
    actorId: viewer.userId,
    action: 'customer.handedOver',
    objectKind: 'user',
    objectId: id,
    data: { handOverId, ...counts },
  })
  if (deactivate) await deactivateUser(trx, id)
  return { id: handOverId, ...counts }
}

async function refuseRunningImport(trx: Db, id: number): Promise<void> {
  const { rows } =
    await sql`select from import where created_by = ${id} and status = 'running' limit 1`.execute(trx)
  if (rows.length > 0) throw failure('hand_over.import_running')
}

async function enter(
  trx: Db,
  { userId }: Viewer,
  { id, rule, note, deactivate }: { id: number; rule: object; note: string | null; deactivate: boolean },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into hand_over (from_id, rule, customers, plans, shares, deactivated, note, actor_id)
    values (${id}, ${JSON.stringify(rule)}::jsonb, 0, 0, 0, ${deactivate}, ${note}, ${userId}) returning id`.execute(
    trx,
  )
  return rows[0]?.id ?? 0
}

type Pair = { id: number; toId: number }
const asTargets = (pairs: Pair[]) => sql`
  unnest(${pairs.map(({ id }) => id)}::bigint[], ${pairs.map(({ toId }) => toId)}::bigint[]) as target (customer_id, to_id)`

/** Those on customers that belong to others; the rest has gone with its customer. */
const givePlans = (trx: Db, id: number, pairs: Pair[]) =>
  sql`
    update follow_up_plan p set owner_id = target.to_id, version = p.version + 1 from ${asTargets(pairs)}
    where p.customer_id = target.customer_id and p.owner_id = ${id} and p.status = 'open'`.execute(trx)

/** Who owns the customer already, or may write to it, gains nothing; who may only read it gets what the leaver had. */
async function giveShares(trx: Db, { userId }: Viewer, id: number, pairs: Pair[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (delete from customer_share where user_id = ${id} returning customer_id, access, until),
    given as (
      insert into customer_share as s (customer_id, user_id, access, until, created_by)
      select g.customer_id, target.to_id, g.access, g.until, ${userId}
      from gone g join ${asTargets(pairs)} on target.customer_id = g.customer_id
      join customer c on c.id = g.customer_id and c.owner_id is distinct from target.to_id
      on conflict (customer_id, user_id) do update set access = excluded.access, until = excluded.until
        where s.access = 'read' and excluded.access = 'write')
    select count(*)::integer as count from gone`.execute(trx)
  return rows[0]?.count ?? 0
}
