import type { RawBuilder } from 'kysely'
import type { CustomerListQuery } from '../../contract/customers.ts'
import type { WorkSection } from '../../contract/workbench.ts'
import { todayEnd, weekEnd } from '../followups/due.ts'
import { sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, type Viewer } from '../platform/visibility.ts'
import { matchingCustomers } from '../search/matches.ts'
import { sharedWith } from '../shares/queries.ts'
import { taggedWith } from '../tags/queries.ts'
import { filterTree } from './filter-tree.ts'
import { orderedName } from './name.ts'

type Filters = Omit<CustomerListQuery, 'after' | 'limit'>

/** The filters of a list as one condition on customer `c`. */
export function conditionOf(viewer: Viewer, filters: Filters): RawBuilder<unknown> {
  const { q, stage, industryId, region, ownerId, departmentId, mine, shared, sharedWithId } = filters
  const { createdWithinDays, importId, tags, groupId, nextStep } = filters
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
    createdWithinDays && sql`c.created_at > now() - make_interval(days => ${createdWithinDays})`,
    importId &&
      sql`c.import_id = (select id from import where id = ${importId}::bigint and created_by = ${viewer.userId}::bigint)`,
    filters.filter && filterTree(viewer, filters.filter),
    q && sql`c.id in (${matchingCustomers(viewer, q)})`,
  ].filter((condition): condition is RawBuilder<unknown> => Boolean(condition))
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

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
 * By the customer's earliest open plan. Which customers these are is asked of the plans, which have an index on it: one
 * on the customer's column would make every follow-up touch all indexes of its customer.
 */
function nextStepIs(section: WorkSection): RawBuilder<unknown> {
  if (section === 'none') return sql`c.needs_next_step`
  const plans = sql`${hangingOnSeen('follow_up_plan')} p where p.status = 'open'`
  const earliest = sql`c.next_follow_up_at`
  const isIn = {
    overdue: (due: RawBuilder<unknown>) => sql`${due} < now()`,
    today: (due: RawBuilder<unknown>) => sql`${due} >= now() and ${due} < ${todayEnd}`,
    week: (due: RawBuilder<unknown>) => sql`${due} >= ${todayEnd} and ${due} < ${weekEnd}`,
  }[section]
  return sql`${isIn(earliest)} and c.id in (select p.customer_id from ${plans} and ${isIn(sql`p.due_at`)})`
}

type Sort = Filters['sort']
const orders = {
  '-createdAt': { type: sql`timestamptz`, direction: sql`desc`, beyond: sql`<` },
  createdAt: { type: sql`timestamptz`, direction: sql`asc`, beyond: sql`>` },
  name: { type: sql`text`, direction: sql`asc`, beyond: sql`>` },
  '-name': { type: sql`text`, direction: sql`desc`, beyond: sql`<` },
} as const

export const orderBy = (viewer: Viewer, sort: Sort) => {
  const { direction } = orders[sort]
  return sql`${sortValue(viewer, sort)} ${direction}, c.id ${direction}`
}

/** The value that rows are sorted by, kept in the key of the next page. */
export const sortValue = (viewer: Viewer, sort: Sort) =>
  isByName(sort) ? orderedName(viewer, 'c.name_pinyin') : sql`c.created_at`

const isByName = (sort: Sort) => sort === 'name' || sort === '-name'

/** The condition for the rows after a page's last row, whose key `pageKey` made. */
export function beyond(viewer: Viewer, sort: Sort, after: string | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql`true`
  const { type, beyond: sign } = orders[sort]
  const [value, id] = readPageKey(after)
  if (!isByName(sort)) requireInstant(value)
  return sql`(${sortValue(viewer, sort)}, c.id) ${sign} (${value}::${type}, ${id}::bigint)`
}

/** The same for a list by an instant, the latest first. */
export function beyondKey(column: RawBuilder<unknown>, after: string | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql`true`
  const [value, id] = readInstantKey(after)
  return sql`(${column}, c.id) < (${value}::timestamptz, ${id}::bigint)`
}

/** The key of a page that is sorted by an instant and a number. @throws input.invalid */
export function readInstantKey(after: string): [at: string, id: number] {
  const [value, id] = readPageKey(after)
  requireInstant(value)
  return [value, id]
}

/** An instant as PostgreSQL wrote it; a day that no month has would pass for the next month's in JavaScript. */
function requireInstant(value: string): void {
  const iso = value.replace(' ', 'T').replace(/\+00$/, 'Z')
  const isInstant =
    /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(iso) &&
    !Number.isNaN(Date.parse(iso)) &&
    new Date(iso).toISOString().slice(0, 10) === iso.slice(0, 10)
  if (!isInstant) throw invalid('after', 'page_key')
}

export const pageKey = (value: string, id: number) =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')

function readPageKey(key: string): [string, number] {
  try {
    const read: unknown = JSON.parse(Buffer.from(key, 'base64url').toString())
    if (
      Array.isArray(read) &&
      typeof read[0] === 'string' &&
      Number.isSafeInteger(read[1]) &&
      !read[0].includes('\0')
    ) {
      return [read[0], read[1]]
    }
  } catch {
    // Not one of our keys: said below.
  }
  throw invalid('after', 'page_key')
}
