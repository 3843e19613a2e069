import type { ResultOf } from '../../contract/endpoint.ts'
import { type listRegistrations as endpoint, soon } from '../../contract/registrations.ts'
import { shownCustomerName } from '../customers/name.ts'
import { pageKey, readInstantKey } from '../customers/page-key.ts'
import { named } from '../customers/row.ts'
import { today } from '../followups/due.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, scopeOf, seenBy, type Viewer } from '../platform/visibility.ts'
import { isStanding } from './standing.ts'
import { mayProtect } from './state.ts'

type Whose = 'mine' | 'team'
type Page = { whose: Whose; after?: string | undefined; limit: number }

/** Registrations `r` that hold, of customers `c`: of two of one customer the later one. */
const standing = (viewer: Viewer, whose: Whose) => sql`
  ${hangingOnSeen('registration')} r join ${seenBy(viewer, 'customer')} c on c.id = r.customer_id
  where ${isStanding} and ${whose === 'mine' ? sql`c.owner_id = ${viewer.userId}::bigint` : sql`true`}
    and not exists (select from ${hangingOnSeen('registration')} later where later.customer_id = r.customer_id
      and later.ended_at is null and (later.until, later.id) > (r.until, r.id))`

const isSoon = sql`r.until <= ${today} + ${sql.lit(soon)}`

type Row = {
  id: number
  at: string
  until: string
  daysLeft: number
  isExtended: boolean
  byId: number
  byName: string
  customerId: number
  number: string | null
  type: 'company' | 'individual'
  name: string
  ownerId: number | null
  ownerName: string | null
  departmentId: number
  lastFollowUpAt: string | null
  isErased: boolean
}

export async function listRegistrations(
  database: Database,
  viewer: Viewer,
  { whose, after, limit }: Page,
): Promise<ResultOf<typeof endpoint>> {
  const from = after === undefined ? null : readInstantKey(after)
  const beyond = from ? sql`(r.until, r.id) > (${from[0]}::timestamptz::date, ${from[1]}::bigint)` : sql`true`
  const rows = await selectRows<Row>(
    database,
    sql`
      select r.id, r.at, r.until, r.until - ${today} as "daysLeft", r.extended_at is not null as "isExtended",
        r.by_id as "byId", b.name as "byName", c.id as "customerId", c.number, c.type, c.name, c.owner_id as "ownerId",
        o.name as "ownerName", c.department_id as "departmentId", c.last_follow_up_at as "lastFollowUpAt", c.erased_at is not null as "isErased"
      from (select r.* from ${standing(viewer, whose)} and ${beyond} order by r.until, r.id limit ${sql.lit(limit + 1)}) r
      join ${hangingOnSeen('customer')} c on c.id = r.customer_id
      join user_account b on b.id = r.by_id left join user_account o on o.id = c.owner_id
      order by r.until, r.id`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => asShown(viewer, row)),
    next: rows.length > limit && last ? pageKey(`${last.until}T00:00:00Z`, last.id) : null,
    count: after === undefined ? await count(database, viewer, whose) : null,
    can: { team: scopeOf(viewer, 'customer.view') !== 'own' },
  }
}

function asShown(viewer: Viewer, row: Row) {
  const customer = { id: row.customerId, ownerId: row.ownerId, departmentId: row.departmentId }
  const may = mayProtect(viewer, customer) && !row.isErased
  return {
    id: row.id,
    at: row.at,
    until: row.until,
    daysLeft: row.daysLeft,
    isExtended: row.isExtended,
    by: { id: row.byId, name: row.byName },
    customer: { id: row.customerId, number: row.number, name: shownCustomerName(viewer, row) },
    owner: named(row.ownerId, row.ownerName),
    lastFollowUpAt: row.lastFollowUpAt,
    can: { extend: may && !row.isExtended, end: may },
  }
}

async function count(database: Database, viewer: Viewer, whose: Whose) {
  const [row] = await selectRows<{ all: number; soon: number }>(
    database,
    sql`
      select count(*)::integer as all, count(*) filter (where ${isSoon})::integer as soon
      from ${standing(viewer, whose)}`,
  )
  return row ?? { all: 0, soon: 0 }
}

/** Own customers whose protection runs out within a week. */
export async function countRunningOut(database: Database, viewer: Viewer): Promise<number> {
  return (await count(database, viewer, 'mine')).soon
}
