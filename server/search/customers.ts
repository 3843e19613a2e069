import type { Customer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { namesOfCustomers, search, searchMatches } from '../../contract/search.ts'
import { shownCustomerName } from '../customers/name.ts'
import { rowCan } from '../customers/policy.ts'
import { type Database, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { scopeOf, seenBy, seenInParts, type Viewer } from '../platform/visibility.ts'
import { similarWays, waysAmong, waysByName, waysByRest } from './matches.ts'
import { type Asked, closest } from './ranking.ts'

const most = 20
/** Of each way that many are ranked: a frequent word has hundreds of thousands. */
const mostOfWay = 200
/** Among so many of the newest customers the text is looked for first. */
const sampled = 2000
/** Where it stands in so many of these, the index would make a long list before it gives the first. */
const frequent = 100
/** Of the customers one owns, the newest that many are sure to be among what is ranked. */
const mostOwn = 2000
/** Fewer than these, and a slip of the finger is thought of. */
const few = 3

type Row = {
  id: number
  number: string
  type: Customer['type']
  name: string
  ownerId: number | null
  ownerName: string | null
  departmentId: number
}
type Found = Row & { matched: (typeof searchMatches)[number]; detail: string | null }

/** What the person works with first; see ranking.ts. */
export async function findCustomers(
  database: Database,
  viewer: Viewer,
  asked: Asked,
): Promise<ResultOf<typeof search>['rows']> {
  const exact = await ranked(database, viewer, asked, allWays(viewer, asked))
  if (exact.length >= few) return exact
  const similar = await ranked(database, viewer, asked, anyOf(similarWays(viewer, asked.q)))
  const known = new Set(exact.map(({ id }) => id))
  return [...exact, ...similar.filter(({ id }) => !known.has(id))]
}

/** Customers by their ids, in the order of these. */
export async function namesOf(
  database: Database,
  viewer: Viewer,
  ids: number[],
): Promise<ResultOf<typeof namesOfCustomers>['rows']> {
  const rows = await selectRows<Row>(
    database,
    sql`
      select ${columns} from ${seenBy(viewer, 'customer')} c left join user_account o on o.id = c.owner_id
      where c.id = any(${ids}::bigint[]) order by array_position(${ids}::bigint[], c.id)`,
  )
  return rows.map((row) => shown(viewer, row))
}

/**
 * All ways to match, and what is opened and owned besides: of a frequent word the ways stop somewhere. What stands in every
 * twentieth name isn't asked of the index at all.
 */
function allWays(viewer: Viewer, { q, recent }: Asked): RawBuilder<unknown> {
  const customers = seenBy(viewer, 'customer')
  const [part = customers] = seenInParts(viewer)
  const some = sql`(select * from ${part} s order by s.created_at desc, s.id desc limit ${sql.lit(sampled)})`
  const opened = sql`(select * from ${customers} s where s.id = any(${recent}::bigint[]))`
  const own = sql`(select * from ${customers} s where s.owner_id = ${viewer.userId}::bigint order by s.created_at desc, s.id desc limit ${sql.lit(mostOwn)})`
  const isRare = sql`(select count(*) < ${sql.lit(frequent)} from sample)`
  const ways = [
    sql`select * from sample`,
    ...waysByName(viewer, q).map((way) => sql`select * from (${way}) as way where ${isRare}`),
    ...waysByRest(viewer, q),
    ...(recent.length > 0 ? waysAmong(viewer, opened, q) : []),
    ...(scopeOf(viewer, 'customer.view') === 'own' ? [] : waysAmong(viewer, own, q)),
  ]
  return sql`with sample as materialized (${anyOf(waysAmong(viewer, some, q))}) ${anyOf(ways)}`
}

function anyOf(ways: RawBuilder<unknown>[]): RawBuilder<unknown> {
  if (ways.length === 0)
    return sql`select null::bigint as customer_id, null as matched, null as detail where false`
  return sql.join(
    ways.map((way) => sql`(${way} limit ${sql.lit(mostOfWay)})`),
    sql` union all `,
  )
}

async function ranked(database: Database, viewer: Viewer, asked: Asked, ways: RawBuilder<unknown>) {
  const rows = await selectRows<Found>(
    database,
    sql`
      select ${columns}, f.matched, f.detail
      from (select distinct on (customer_id) customer_id, matched, detail from (${ways}) as ways
            order by customer_id, array_position(array['number', 'creditCode', 'name', 'pinyin', 'contact', 'phone'], matched)) as f
      join ${seenBy(viewer, 'customer')} c on c.id = f.customer_id
      left join user_account o on o.id = c.owner_id
      order by ${closest(viewer, asked)}
      limit ${sql.lit(most)}`,
  )
  return rows.map((row) => ({ ...shown(viewer, row), matched: row.matched, detail: row.detail }))
}

const columns = sql`
  c.id, c.number, c.type, c.name, c.owner_id as "ownerId", o.name as "ownerName", c.department_id as "departmentId"`

const shown = (viewer: Viewer, { id, number, type, name, ownerId, ownerName, departmentId }: Row) => ({
  id,
  number,
  name: shownCustomerName(viewer, { type, name }),
  owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
  can: { createFollowUp: rowCan(viewer, { id, ownerId, departmentId }).createFollowUp },
})
