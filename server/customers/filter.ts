import type { RawBuilder } from 'kysely'
import type { CustomerListQuery } from '../../contract/customers.ts'
import type { WorkSection } from '../../contract/workbench.ts'
import { hasFinding } from '../check-up/filter.ts'
import { todayEnd, weekEnd } from '../followups/due.ts'
import { sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { matchingCustomers } from '../search/matches.ts'
import { sharedWith } from '../shares/queries.ts'
import { taggedWith } from '../tags/queries.ts'
import { filterTree } from './filter-tree.ts'
import { isNamedTo } from './name.ts'

export type Filters = Omit<CustomerListQuery, 'after' | 'offset' | 'limit' | 'columns'>
/** Which customers, in whatever order. */
export type Which = Omit<Filters, 'sort'>

/** The filters of a list as one condition on customer `c`. */
export function conditionOf(viewer: Viewer, filters: Which): RawBuilder<unknown> {
  const { q, stage, industryId, region, ownerId, departmentId, mine, shared, sharedWithId } = filters
  const {
    createdWithinDays,
    importId,
    tags,
    groupId,
    nextStep,
    sameName,
    finding,
    reviewStatus,
    withoutBasis,
  } = filters
  requireShown(viewer, { industryId, region })
  const conditions = [
    stage && sql`c.stage = ${stage}`,
    industryId && sql`c.industry_id = ${industryId}::bigint`,
    region && sql`c.region_code like ${`${region}%`}`,
    ownerId && sql`c.owner_id = ${ownerId}::bigint`,
    departmentId && sql`c.department_id = ${departmentId}::bigint`,
    mine && sql`c.owner_id = ${viewer.userId}::bigint`,
    shared && sql`c.id = any(${viewer.shares.all}::bigint[])`,
    sharedWithId && sql`c.id in (${sharedWith(viewer, sharedWithId)})`,
    tags && sql`c.id in (${taggedWith(tags)})`,
    groupId && sql`c.group_id = ${groupId}::bigint`,
    nextStep && nextStepIs(nextStep),
    sameName && sql`c.name_norm in (${namesHeldTwice(viewer)}) and ${isNamedTo(viewer)}`,
    withoutBasis && lacksBasis,
    // An index holds those that aren’t approved.
    reviewStatus && sql`c.review_status = ${reviewStatus}`,
    finding && hasFinding(viewer, finding),
    createdWithinDays && sql`c.created_at > now() - make_interval(days => ${createdWithinDays})`,
    importId &&
      sql`c.import_id = (select id from import where id = ${importId}::bigint and created_by = ${viewer.userId}::bigint)`,
    filters.filter && filterTree(viewer, filters.filter),
    q && sql`c.id in (${matchingCustomers(viewer, q)})`,
  ].filter((condition): condition is RawBuilder<unknown> => Boolean(condition))
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Names that more than one of the customers seen goes by, compared as companies' names are. */
const namesHeldTwice = (viewer: Viewer) =>
  sql`select m.name_norm from ${seenBy(viewer, 'customer')} m where ${isNamedTo(viewer, 'm')}
    group by m.name_norm having count(*) > 1`

/**
 * By what isn't shown there is no looking either: the rows that are left would tell the value.
 * @throws input.invalid naming the filter
 */
function requireShown(viewer: Viewer, { industryId, region }: Pick<Filters, 'industryId' | 'region'>): void {
  if (industryId && !isClear(levelOf(viewer, 'customer.industryId')))
    throw invalid('industryId', 'field.not_shown')
  if (region && !isClear(levelOf(viewer, 'customer.regionCode'))) throw invalid('region', 'field.not_shown')
}

/**
 * Of somebody it isn't known why their data are kept; one that was withdrawn was noted. A customer who is a person without being
 * a contact of their own has nothing to note it on.
 */
const lacksBasis = sql`(c.type = 'individual' and c.erased_at is null and not exists (
    select from ${hangingOnSeen('contact')} k where k.customer_id = c.id and k.deleted_at is null)
  or exists (
  select from ${hangingOnSeen('contact')} k
  where k.customer_id = c.id and k.deleted_at is null and k.erased_at is null
    and not exists (select from ${hangingOnSeen('consent')} n where n.contact_id = k.id)))`

/** By the customer's earliest open plan. That there is one is said by itself: an index of those is read only then. */
function nextStepIs(section: WorkSection): RawBuilder<unknown> {
  if (section === 'none') return sql`c.needs_next_step`
  const due = sql`c.next_follow_up_at`
  const isIn = {
    overdue: sql`${due} < now()`,
    today: sql`${due} >= now() and ${due} < ${todayEnd}`,
    week: sql`${due} >= ${todayEnd} and ${due} < ${weekEnd}`,
  }[section]
  return sql`${due} is not null and ${isIn}`
}
