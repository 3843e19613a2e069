import type { Share } from '../../contract/shares.ts'
import { type Database, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'

/** The last day counts. Of a share `s`. */
const isOpen = sql`
  (s.until is null or s.until >= (select (now() at time zone time_zone)::date from organisation))`

export const listShares = (database: Database, viewer: Viewer, customerId: number) =>
  selectRows<Share>(
    database,
    sql`
      select s.access, s.until, jsonb_build_object('id', u.id, 'name', u.name) as user,
        jsonb_build_object('id', d.id, 'name', d.name) as department
      from ${seenBy(viewer, 'customer_share')} s
      join user_account u on u.id = s.user_id and u.status = 'active' join department d on d.id = u.department_id
      where s.customer_id = ${customerId}::bigint and ${isOpen}
      order by s.created_at, u.id`,
  )

/** The ids of customers that are shared with somebody now, as far as the viewer sees them. */
export const sharedWith = (viewer: Viewer, userId: number): RawBuilder<unknown> => sql`
  select s.customer_id from ${seenBy(viewer, 'customer_share')} s where s.user_id = ${userId}::bigint and ${isOpen}`

/** How many customers are shared with somebody now, as far as the viewer sees them. */
export async function countSharedWith(database: Database, viewer: Viewer, userId: number): Promise<number> {
  const [row] = await selectRows<{ count: number }>(
    database,
    sql`select count(*)::integer as count from (${sharedWith(viewer, userId)}) as shared`,
  )
  return row?.count ?? 0
}
