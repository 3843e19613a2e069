import { type RawBuilder, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { drawable } from './draw.ts'
import { quarterDay } from './due.ts'

/*
 * The quarterly review of a department (DOMAIN §1): who may draw spot checks answers for the own department and those below it,
 * and for wherever one is appointed to review.
 */

export const departmentsInCharge = (viewer: Viewer) => sql`
  select d.id from department d where ${drawable(viewer)}
    and (d.id = any(${viewer.departmentsBelow}::bigint[]) or reviewer_of(d.id) = ${viewer.userId}::bigint)`

/** The customers whose review the viewer answers for, to stand in FROM. Asked of departments, which are few, and not of customers. */
export const inCharge = (viewer: Viewer): RawBuilder<unknown> => sql`
  (select c.* from ${seenBy(viewer, 'customer', { action: 'approve' })} c
   where c.department_id = any(array(${departmentsInCharge(viewer)})))`

/** Drawn customers `i` of draws `s` of this quarter that the viewer answers for, or drew. */
export const isMineToLook = (viewer: Viewer) => sql`
  (s.quarter = ${quarterDay} and i.verdict is null and (s.drawn_by = ${viewer.userId}::bigint or exists (
    select from ${inCharge(viewer)} c where c.id = i.customer_id)))`
