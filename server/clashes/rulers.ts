import { type RawBuilder, sql } from '../platform/database.ts'
import { scopeOf, type Viewer } from '../platform/visibility.ts'

/** So many are named. */
const mostNamed = 3

type Parties = {
  /** Departments of the customer and of who asks for it. */
  customer: RawBuilder<unknown>
  asker: RawBuilder<unknown>
  /** Ids of the two people: nobody rules in their own case. */
  people: RawBuilder<unknown>
}

/**
 * Who rules between two departments, as `(id, name)`: those whose role lets them assign customers in both, of the nearest
 * department above both that has any, or else whoever may everywhere.
 */
export const rulersOf = ({ customer, asker, people }: Parties) => sql`
  with recursive over_customer as (
    select id, parent_id, 0 as far from department where id = ${customer}
    union all select d.id, d.parent_id, far + 1 from department d join over_customer o on d.id = o.parent_id),
  over_asker as (
    select id, parent_id from department where id = ${asker}
    union all select d.id, d.parent_id from department d join over_asker o on d.id = o.parent_id),
  able as (
    select u.id, u.name, min(coalesce(common.far, 1000)) as far
    from user_account u join user_role r on r.user_id = u.id
    join role_permission p on p.role_id = r.role_id and p.object = 'customer' and p.action = 'assign'
    left join (select id, far from over_customer join over_asker using (id)) common on common.id = u.department_id
    where u.status = 'active' and u.id <> all(${people})
      and (p.scope = 'all' or (p.scope = 'below' and common.far is not null)
        or (p.scope = 'department' and u.department_id = ${customer} and u.department_id = ${asker}))
    group by u.id)
  select id, name from able where far = (select min(far) from able) order by id`

/** The first of them, to be named. */
export const namedRulers = (parties: Parties) =>
  sql`select * from (${rulersOf(parties)}) able limit ${sql.lit(mostNamed)}`

/** The same people by what the viewer may: whether clash `x` between `c` and its asker `a` is the viewer's to rule. */
export function isInReach(viewer: Viewer): RawBuilder<unknown> {
  const parties = sql`c.owner_id is distinct from ${viewer.userId}::bigint and x.asker_id <> ${viewer.userId}::bigint`
  switch (scopeOf(viewer, 'customer.assign')) {
    case 'all':
      return parties
    case 'below': {
      const below = sql`any(${viewer.departmentsBelow}::bigint[])`
      return sql`${parties} and c.department_id = ${below} and a.department_id = ${below}`
    }
    case 'department':
      return sql`${parties} and c.department_id = ${viewer.departmentId}::bigint and a.department_id = ${viewer.departmentId}::bigint`
    default:
      return sql`false`
  }
}
