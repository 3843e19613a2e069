import { randomUUID } from 'node:crypto'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { isActive, quarterDay } from './due.ts'

/** Any constant: draws take turns, so that no customer is drawn twice in a quarter. */
const lockKey = 4_020_919

/** The departments `d` in which the viewer may draw: those that the right to approve reaches. */
export const drawable = (viewer: Viewer) => {
  const scope = viewer.grants.get('customer.approve')
  if (scope === 'all') return sql`true`
  if (scope === 'below') return sql`d.id = any(${viewer.departmentsBelow}::bigint[])`
  return scope === 'department' ? sql`d.id = ${viewer.departmentId}::bigint` : sql`false`
}

/**
 * A sample of the active customers of a department and those below it, by a seed that is kept: ordered by it and their ids,
 * the first of them. Whoever reviews entries draws; only of what that right reaches.
 * @throws spot_check.none_left where all have been drawn this quarter
 */
export async function drawSpotCheck(trx: Db, viewer: Viewer, departmentId: number) {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(trx)
  const { rows: found } = await sql`
    select from department d where d.id = ${departmentId}::bigint and ${drawable(viewer)}`.execute(trx)
  if (found.length === 0) throw invalid('departmentId', 'reference')
  const seed = randomUUID()
  const { rows } = await sql<{ id: number; drawn: number }>`
    with recursive below as (
      select id from department where id = ${departmentId}::bigint
      union all select d.id from department d join below b on d.parent_id = b.id),
    sample as (
      select c.id from ${seenBy(viewer, 'customer', { action: 'approve' })} c
      where c.department_id in (select id from below) and ${isActive}
        and not exists (
          select from spot_check_item i join spot_check s on s.id = i.spot_check_id
          where i.customer_id = c.id and s.quarter = ${quarterDay})
      order by md5(${seed}::text || c.id) limit (select spot_check_size from organisation)),
    made as (
      insert into spot_check (department_id, quarter, seed, drawn_by)
      select ${departmentId}::bigint, ${quarterDay}, ${seed}, ${viewer.userId}::bigint where exists (select from sample)
      returning id),
    items as (
      insert into spot_check_item (spot_check_id, customer_id) select made.id, sample.id from made, sample)
    select id, (select count(*)::integer from sample) as drawn from made`.execute(trx)
  if (!rows[0]) throw failure('spot_check.none_left')
  await recordEvent(trx, {
    kind: 'spot_check.drawn',
    actorId: viewer.userId,
    subjectId: rows[0].id,
    data: { departmentId },
  })
  return rows[0]
}
