import { type Database, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { reviewersOf } from '../reviews/reviewers.ts'
import { drawable } from './draw.ts'
import { quarterDay } from './due.ts'

/*
 * The quarterly review of a department (DOMAIN §1): who may draw spot checks answers for the own department and those below it,
 * and for wherever one is asked to review, as the progress of the checks names it.
 */

const departmentsInCharge = (viewer: Viewer) => sql`
  select d.id from department d where ${drawable(viewer)}
    and (d.id = any(${viewer.departmentsBelow}::bigint[])
      or ${viewer.userId}::bigint in (select asked.id from (${reviewersOf(sql`d.id`)}) asked))`

/** For whoever asks several things about them. */
export const readDepartmentsInCharge = async (database: Database, viewer: Viewer): Promise<number[]> =>
  (await selectRows<{ id: number }>(database, departmentsInCharge(viewer))).map(({ id }) => id)

/** The customers whose review the viewer answers for, to stand in FROM. Asked of departments, which are few, and not of customers. */
export const inCharge = (viewer: Viewer, departmentIds?: readonly number[]): RawBuilder<unknown> => sql`
  (select c.* from ${seenBy(viewer, 'customer', { action: 'approve' })} c
   where c.department_id = any(${departmentIds ? sql`${[...departmentIds]}::bigint[]` : sql`array(${departmentsInCharge(viewer)})`}))`

/** Drawn customers `i` of draws `s` that the viewer answers for, or drew: of this quarter, and, overdue, what the last one left. */
export const isMineToLook = (viewer: Viewer, departmentIds?: readonly number[]) => sql`
  (s.quarter >= ${quarterDay} - interval '3 months' and i.verdict is null and (s.drawn_by = ${viewer.userId}::bigint or exists (
    select from ${inCharge(viewer, departmentIds)} c where c.id = i.customer_id)))`
