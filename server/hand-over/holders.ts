import type { Holder } from '../../contract/hand-over.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { mayHandOver, requireSomeHandOver } from './policy.ts'

/** Everybody who holds something that the viewer may give on; counted whole, as in holdings.ts. @throws permission.denied */
export async function listHolders(db: Db, viewer: Viewer): Promise<Holder[]> {
  requireSomeHandOver(viewer)
  const { rows } = await sql<Holder>`
    select jsonb_build_object('id', u.id, 'name', u.name) as person,
      jsonb_build_object('id', d.id, 'name', d.name) as department, u.status <> 'deactivated' as "isActive",
      coalesce(owned.count, 0) as customers, coalesce(planned.count, 0) as plans
    from user_account u join department d on d.id = u.department_id
    left join (select owner_id, count(*)::integer from customer group by 1) owned on owned.owner_id = u.id
    left join (select owner_id, count(*)::integer from follow_up_plan where status = 'open' group by 1) planned
      on planned.owner_id = u.id
    where owned.count > 0 or planned.count > 0
    order by u.status = 'deactivated' desc, d.name, u.name, u.id`.execute(db)
  return rows.filter(({ department }) => mayHandOver(viewer, department.id))
}
