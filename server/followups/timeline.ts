import type { RawBuilder } from 'kysely'
import type { ResultOf } from '../../contract/endpoint.ts'
import { type readTimeline as endpoint, type TimelineKind, timelineEvents } from '../../contract/timeline.ts'
import { toldAsChange } from '../customers/history.ts'
import { pageKey, readInstantKey } from '../customers/page-key.ts'
import { requireCustomer } from '../customers/queries.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { endOf } from './due.ts'
import { type Met, tellEntries } from './timeline-entries.ts'

type Query = {
  after?: string | undefined
  limit: number
  kind?: TimelineKind | undefined
  until?: string | undefined
}
/** Where a page begins: after this instant, and at it after this place. */
type From = { at: RawBuilder<unknown>; place: number }
type Source = {
  kind: TimelineKind
  rank: number
  /** Of `x`: the rows of one customer, told to who sees it. */
  rows: (viewer: Viewer, customerId: number) => RawBuilder<unknown>
  at: RawBuilder<unknown>
}

/**
 * Each is read by an index on (customer, time, id), a page of each at most. What happened at the same instant stands
 * in the order of `rank`.
 */
const sources: Source[] = [
  {
    kind: 'change',
    rank: 0,
    at: sql`x.created_at`,
    rows: (viewer, id) => sql`${seenBy(viewer, 'customer')} x where x.id = ${id}::bigint`,
  },
  {
    kind: 'event',
    rank: 1,
    at: sql`x.at`,
    rows: (_, id) =>
      sql`event x where x.customer_id = ${id}::bigint and x.kind = any(${[...timelineEvents]}::text[])`,
  },
  {
    kind: 'change',
    rank: 2,
    at: sql`x.at`,
    rows: (viewer, id) =>
      sql`${seenBy(viewer, 'change_log')} x where x.customer_id = ${id}::bigint and ${toldAsChange(sql`x`)}`,
  },
  {
    kind: 'followUp',
    rank: 3,
    at: sql`x.at`,
    rows: (viewer, id) => sql`${seenBy(viewer, 'follow_up')} x where x.customer_id = ${id}::bigint`,
  },
  {
    kind: 'plan',
    rank: 4,
    at: sql`x.closed_at`,
    rows: (viewer, id) =>
      sql`${seenBy(viewer, 'follow_up_plan')} x where x.customer_id = ${id}::bigint and x.status = 'cancelled'`,
  },
]

/** Room for the ranks: a place is `id * ranks + rank`, one number for the key of a page. */
const ranks = 8

/** All that happened with a customer, the latest first. */
export async function timeline(
  database: Database,
  viewer: Viewer,
  customerId: number,
  query: Query,
): Promise<ResultOf<typeof endpoint>> {
  const { limit, kind } = query
  const from = fromOf(query)
  const customer = await requireCustomer(database, viewer, customerId)
  const wanted = sources.filter((source) => kind === undefined || source.kind === kind)
  const met = await selectRows<Met & { place: number }>(
    database,
    sql`
      select line.at, line.id, line.rank, line.place
      from (${sql.join(
        wanted.map((source) => pageOf(source, viewer, customerId, from, limit + 1)),
        sql` union all `,
      )}) as line
      order by line.at desc, line.place desc limit ${sql.lit(limit + 1)}`,
  )
  const page = met.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await tellEntries(database, viewer, customer, page),
    next: met.length > limit && last ? pageKey(last.at, last.place) : null,
  }
}

function pageOf(source: Source, viewer: Viewer, customerId: number, from: From | null, count: number) {
  const { rank, at, rows } = source
  const beyond = from
    ? sql`and (${at}, x.id) < (${from.at}, ${Math.ceil((from.place - rank) / ranks)}::bigint)`
    : sql``
  return sql`
    (select ${at} as at, x.id, ${sql.lit(rank)} as rank, x.id * ${sql.lit(ranks)} + ${sql.lit(rank)} as place
     from ${rows(viewer, customerId)} ${beyond}
     order by ${at} desc, x.id desc limit ${sql.lit(count)})`
}

function fromOf({ after, until }: Query): From | null {
  if (after !== undefined) {
    const [at, place] = readInstantKey(after)
    return { at: sql`${at}::timestamptz`, place }
  }
  return until === undefined ? null : { at: endOf(until), place: 0 }
}
