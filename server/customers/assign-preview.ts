import type { previewAssignment as endpoint } from '../../contract/assign.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { sortMany } from './many.ts'

/** What an assignment would do, in figures; nothing is touched. */
export async function previewAssignment(
  database: Database,
  viewer: Viewer,
  { ids, ownerId }: BodyOf<typeof endpoint>,
) {
  const already = sql`c.owner_id is not distinct from ${ownerId}::bigint`
  const { able, leftAlone, unknown } = await sortMany(database, viewer, ids, { to: 'assign', already })
  const [row] = await selectRows<{ plans: number; isOwnerActive: boolean }>(
    database,
    sql`
      select exists (select from user_account where id = ${ownerId}::bigint and status <> 'deactivated') as "isOwnerActive",
        (select count(*)::integer from ${seenBy(viewer, 'customer', { action: 'assign' })} c
         join ${hangingOnSeen('follow_up_plan')} p on p.customer_id = c.id and p.owner_id = c.owner_id and p.status = 'open'
         where c.id = any(${able}::bigint[])) as plans`,
  )
  return {
    able: able.length,
    leftAlone,
    unknown,
    plans: row?.plans ?? 0,
    isOwnerActive: row?.isOwnerActive ?? false,
  }
}
