import { type Database, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { sortMany } from './many.ts'

type Along = { contacts: number; followUps: number; plans: number; files: number }

/** What a deletion of many would take to the trash, in figures; nothing is touched. */
export async function previewDeletion(database: Database, viewer: Viewer, ids: number[]) {
  const { able, leftAlone, unknown } = await sortMany(database, viewer, ids, { to: 'delete' })
  const [along] = await selectRows<Along>(
    database,
    sql`
      with gone as materialized (
        select c.id, c.contact_count from ${seenBy(viewer, 'customer', { action: 'delete' })} c
        where c.id = any(${able}::bigint[]))
      select (select coalesce(sum(contact_count), 0)::integer from gone) as contacts,
        (select count(*)::integer from gone join ${hangingOnSeen('follow_up')} f on f.customer_id = gone.id
         where f.deleted_at is null) as "followUps",
        (select count(*)::integer from gone join ${hangingOnSeen('follow_up_plan')} p on p.customer_id = gone.id
         where p.status = 'open') as plans,
        (select count(*)::integer from gone join ${hangingOnSeen('file')} f on f.customer_id = gone.id
         where f.deleted_at is null) as files`,
  )
  return {
    able: able.length,
    leftAlone,
    unknown,
    ...(along ?? { contacts: 0, followUps: 0, plans: 0, files: 0 }),
  }
}
