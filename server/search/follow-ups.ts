import type { Customer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { searchFollowUps } from '../../contract/search.ts'
import { shownCustomerName } from '../customers/name.ts'
import { named } from '../customers/row.ts'
import { type Database, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { like } from './matches.ts'

const most = 8
/** Of all follow-ups, the latest are read through first: a frequent word stands there often enough. */
const latest = 3000
/** A word in so many of the latest has more hits in the index than can be read in time. */
const frequent = latest / 200
/** Of the index at most so many hits are read. */
const mostHits = 1500
/** Where a frequent word isn't met in what is seen of the latest, so many customers are looked through. */
const mostCustomers = 2000
/** Characters around a hit. */
const [before, after] = [16, 60]

/**
 * Follow-ups that hold a text of two characters or more, none of the ways reading all that hold it: a word may stand in
 * a million (docs/decisions/0023).
 */
export async function findFollowUps(
  database: Database,
  viewer: Viewer,
  q: string,
): Promise<ResultOf<typeof searchFollowUps>['rows']> {
  if ([...q].length < 2) return []
  const among = await inLatest(database, viewer, q)
  if (among.seen.length === most) return told(database, viewer, q, among.seen)
  const rest = await (among.count < frequent ? byIndex : byCustomer)(database, viewer, q)
  return told(database, viewer, q, [...among.seen, ...rest])
}

const holds = (q: string) => sql`lower(f.content) like lower(${`%${like(q)}%`})`

/** Of the latest, those seen, the latest first; and in how many the text stands, seen or not. */
async function inLatest(database: Database, viewer: Viewer, q: string) {
  const [row] = await selectRows<{ seen: number[]; count: number }>(
    database,
    sql`
      with hits as materialized (
        select f.id, f.customer_id
        from (select * from ${hangingOnSeen('follow_up')} f order by f.id desc limit ${sql.lit(latest)}) f
        where f.deleted_at is null and ${holds(q)})
      select (select count(*) from hits) as count,
        array(select h.id from hits h join ${seenBy(viewer, 'customer')} c on c.id = h.customer_id order by h.id desc limit ${sql.lit(most)}) as seen`,
  )
  return row ?? { seen: [], count: 0 }
}

const byIndex = (database: Database, viewer: Viewer, q: string) =>
  idsOf(
    database,
    sql`
      select h.id
      from (select f.id, f.customer_id, f.at from ${hangingOnSeen('follow_up')} f
            where f.deleted_at is null and bigrams(lower(f.content)) @> bigrams(lower(${q})) and ${holds(q)}
            limit ${sql.lit(mostHits)}) h
      join ${seenBy(viewer, 'customer')} c on c.id = h.customer_id
      order by h.at desc, h.id desc limit ${sql.lit(most)}`,
  )

const byCustomer = (database: Database, viewer: Viewer, q: string) =>
  idsOf(
    database,
    sql`
      select h.id
      from (select s.id from ${seenBy(viewer, 'customer')} s limit ${sql.lit(mostCustomers)}) c,
        lateral (select f.id from ${hangingOnSeen('follow_up')} f
                 where f.customer_id = c.id and f.deleted_at is null and ${holds(q)} offset 0) h
      limit ${sql.lit(most)}`,
  )

const idsOf = async (database: Database, found: RawBuilder<unknown>) =>
  (await selectRows<{ id: number }>(database, found)).map(({ id }) => id)

type Row = {
  id: number
  at: string
  customerId: number
  customerType: Customer['type']
  customerName: string
  authorId: number | null
  authorName: string | null
  place: number
  before: string
  hit: string
  after: string
  isWhole: boolean
}

/** What they say around the first hit. */
async function told(database: Database, viewer: Viewer, q: string, ids: number[]) {
  if (ids.length === 0) return []
  const length = [...q].length
  const rows = await selectRows<Row>(
    database,
    sql`
      select f.id, f.at, c.id as "customerId", c.type as "customerType", c.name as "customerName", u.id as "authorId", u.name as "authorName", f.place,
        substr(f.content, greatest(1, f.place - ${before}::integer), least(f.place - 1, ${before}::integer)) as before,
        substr(f.content, f.place, ${length}::integer) as hit,
        substr(f.content, f.place + ${length}::integer, ${after}::integer) as after,
        char_length(f.content) < f.place + ${length}::integer + ${after}::integer as "isWhole"
      from (select *, position(lower(${q}) in lower(content)) as place from ${seenBy(viewer, 'follow_up')} s
            where s.id = any(${ids}::bigint[])) f
      join ${seenBy(viewer, 'customer')} c on c.id = f.customer_id
      left join user_account u on u.id = f.created_by
      order by f.at desc, f.id desc limit ${sql.lit(most)}`,
  )
  return rows.map((row) => ({
    id: row.id,
    customer: {
      id: row.customerId,
      name: shownCustomerName(viewer, { type: row.customerType, name: row.customerName }),
    },
    at: row.at,
    author: named(row.authorId, row.authorName),
    snippet: {
      before: row.place > before + 1 ? `…${row.before}` : row.before,
      hit: row.hit,
      after: row.isWhole ? row.after : `${row.after}…`,
    },
  }))
}
