import type { Customer } from '../../contract/customers.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import type { previewShares as previewEndpoint, undoShares as undoEndpoint } from '../../contract/shares.ts'
import { lockMany, type Many, sortMany } from '../customers/many.ts'
import { shownCustomerName } from '../customers/name.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { requireActive, requireComing } from './actions.ts'
import { endShares, type Given, giveShares } from './give.ts'

type Asked = BodyOf<typeof previewEndpoint>

/** What sharing many would do, in figures; nothing is touched. */
export async function previewShares(database: Database, viewer: Viewer, asked: Asked) {
  const many = await sortMany(database, viewer, asked.ids, { to: 'share' })
  const rows = await selectRows<Reach>(database, reachOf(viewer, many.able, asked))
  const { reached, ...left } = sorted(viewer, many, rows)
  const people = [...new Set(asked.userIds)].map((userId) => ({
    userId,
    count: reached.filter(({ toIds }) => toIds.includes(userId)).length,
  }))
  return { able: reached.length, ...left, people }
}

/** Who sees a customer for as long and with as much right keeps that; any other share becomes the one that is given. */
export async function shareCustomers(trx: Db, viewer: Viewer, asked: Asked) {
  // People before customers, as where customers are assigned and handed over.
  await requireActive(trx, asked.userIds, 'userIds')
  await requireComing(trx, asked.until)
  const many = await lockMany(trx, viewer, asked.ids, { to: 'share' })
  const { rows } = await sql<Reach>`${reachOf(viewer, many.able, asked)}`.execute(trx)
  const { reached, ...left } = sorted(viewer, many, rows)
  const { access, until } = asked
  await giveShares(
    trx,
    viewer,
    reached.flatMap(({ id, toIds }) => toIds.map((userId) => ({ customerId: id, userId, access, until }))),
  )
  const { rows: now } = await sql<{ at: string }>`select now() as at`.execute(trx)
  return { shared: reached.map(({ id }) => id), sharedAt: now[0]?.at ?? '', ...left }
}

type Reach = { id: number; type: Customer['type']; name: string; toIds: number[]; isOwners: boolean }

/**
 * Of customers that the viewer may share, to whom of the people sharing each would give something. A share that has
 * ended lasts until no day that may be asked for.
 */
const reachOf = (viewer: Viewer, able: number[], { userIds, access, until }: Asked) => sql`
  select c.id, c.type, c.name, bool_and(u.id is not distinct from c.owner_id) as "isOwners",
    coalesce(array_agg(u.id order by u.id) filter (where s.user_id is null and u.id is distinct from c.owner_id), '{}') as "toIds"
  from ${seenBy(viewer, 'customer', { action: 'share' })} c
  cross join (select distinct unnest(${userIds}::bigint[]) as id) u
  left join ${hangingOnSeen('customer_share')} s on s.customer_id = c.id and s.user_id = u.id
    and (s.access = 'write' or ${access}::text = 'read') and (s.until is null or s.until >= ${until}::date)
  where c.id = any(${able}::bigint[]) group by c.id, c.type, c.name, c.owner_id order by c.id`

function sorted(viewer: Viewer, { leftAlone, unknown }: Many, rows: Reach[]) {
  const others = rows.filter(({ toIds }) => toIds.length === 0)
  return {
    reached: rows.filter(({ toIds }) => toIds.length > 0),
    leftAlone: [
      ...leftAlone,
      ...others.map(({ id, type, name, isOwners }) => ({
        id,
        name: shownCustomerName(viewer, { type, name }),
        why: isOwners ? ('owner' as const) : ('already' as const),
      })),
    ],
    unknown,
  }
}

/**
 * Each share as it was before, by the change log, which holds what one step wrote under one instant. What somebody
 * changed since stands.
 */
export async function undoShares(
  trx: Db,
  viewer: Viewer,
  { ids, sharedAt }: BodyOf<typeof undoEndpoint>,
): Promise<{ undone: number[] }> {
  const { able } = await lockMany(trx, viewer, ids, { to: 'share' })
  const { rows: ours } = await sql<Omit<Given, 'access'> & { access: Given['access'] | null }>`
    select "customerId", "userId", access, until from (
      select distinct on (l.customer_id, l.record_id) l.customer_id as "customerId", l.record_id as "userId", l.at, l.actor_id,
        l.changes -> 'access' ->> 0 as access, l.changes -> 'until' ->> 0 as until
      from ${seenBy(viewer, 'change_log', { action: 'share' })} l
      where l.record = 'customer_share' and l.customer_id = any(${able}::bigint[])
      order by l.customer_id, l.record_id, l.id desc) as last
    where actor_id = ${viewer.userId}::bigint and at = ${sharedAt}::timestamptz and at > now() - interval '1 hour'
    order by "customerId"`.execute(trx)
  await giveShares(
    trx,
    viewer,
    ours.flatMap(({ access, ...share }) => (access === null ? [] : [{ ...share, access }])),
  )
  await endShares(
    trx,
    viewer,
    ours.filter(({ access }) => access === null),
  )
  return { undone: [...new Set(ours.map(({ customerId }) => customerId))] }
}
