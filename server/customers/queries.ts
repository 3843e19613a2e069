import {
  type Customer,
  type CustomerListQuery,
  type CustomerRow,
  countLimit,
} from '../../contract/customers.ts'
import { mostAtOnce } from '../../contract/stage.ts'
import { dayOf } from '../followups/due.ts'
import { type Database, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { type CustomerKey, hangingOnSeen, seenBy, seenInParts, type Viewer } from '../platform/visibility.ts'
import { protectedUntil } from '../registrations/standing.ts'
import { matchingInParts } from '../search/matches.ts'
import { labelLineOf } from '../tags/label-line.ts'
import { shownTags } from '../tags/queries.ts'
import { showRegion } from '../values/regions.ts'
import { fieldColumns } from './columns.ts'
import { conditionOf, type Filters, type Which } from './filter.ts'
import { listedColumns } from './listed.ts'
import { type Order, orderOf } from './order.ts'
import { pageKeyOf } from './page-key.ts'
import { asRow, type ListRow, named, nextOf, rowColumns, rowJoins, shortRegion } from './row.ts'

type Cut = { after?: string | undefined; offset?: number | undefined; limit: number }

/** Which customers stand on a part of a list, as ids in its order: each part of what is seen gives its first rows. */
function placesIn(
  viewer: Viewer,
  { q, ...filters }: Filters,
  order: Order,
  { after, offset = 0, limit }: Cut,
) {
  const condition = conditionOf(viewer, filters)
  const first = partsOf(viewer, q, seenInParts(viewer)).flatMap((part) =>
    order.parts.map(
      ({ where, by }) => sql`
        (select c.id, ${order.keys.selected} from ${part} c
         where ${condition} and ${order.beyond(after)} and ${where}
         order by ${by} limit ${sql.lit(offset + limit)})`,
    ),
  )
  return sql`
    select id from (${sql.join(first, sql` union all `)}) as c
    order by ${order.keys.by} limit ${sql.lit(limit)} offset ${sql.lit(offset)}`
}

const partsOf = (viewer: Viewer, q: string | undefined, seen: RawBuilder<unknown>[]) =>
  q ? seen.flatMap((part) => matchingInParts(viewer, part, q)) : seen

/**
 * A page of 50 costs one index range and 50 look-ups, a place far down the list the range before it, too (see bench/):
 * which customers stand on the page is asked first, of the index alone where one serves, and then what they show.
 */
export async function customersPage(
  database: Database,
  viewer: Viewer,
  query: CustomerListQuery,
): Promise<{ rows: CustomerRow[]; next: string | null }> {
  const { after, offset, limit } = query
  const columns = query.columns?.split(',') ?? []
  const order = orderOf(viewer, query.sort)
  const places = placesIn(viewer, query, order, { after, offset, limit: limit + 1 })
  const rows = await selectRows<ListRow & { listed: Record<string, unknown> | null; sorted: string[] }>(
    database,
    sql`
      select ${rowColumns}, ${listedColumns(viewer, columns)}, ${order.values} as sorted
      from (${places}) as page
      join ${hangingOnSeen('customer')} c on c.id = page.id
      ${rowJoins}
      order by ${order.by}`,
    { isPlannedAnew: query.q !== undefined },
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => asRow(viewer, row, columns)),
    next: rows.length > limit && last ? pageKeyOf(last.sorted) : null,
  }
}

/** The customers that `customersPage` would give, the first of them, as ids alone. */
export async function customerIds(database: Database, viewer: Viewer, query: Filters): Promise<number[]> {
  const places = placesIn(viewer, query, orderOf(viewer, query.sort), { limit: mostAtOnce })
  const rows = await selectRows<{ id: number }>(database, places, { isPlannedAnew: query.q !== undefined })
  return rows.map(({ id }) => id)
}

/** Exact up to `countLimit`; beyond, counting on would cost more than the figure is worth. */
export async function countCustomers(database: Database, viewer: Viewer, query: Which) {
  const [row] = await selectRows<{ count: number }>(
    database,
    sql`select ${countedUpToLimit(viewer, query)} as count`,
    { isPlannedAnew: query.q !== undefined },
  )
  return upToLimit(row?.count ?? 0)
}

/** How many, as a value within a statement; `upToLimit` says what it tells. */
export function countedUpToLimit(viewer: Viewer, { q, ...filters }: Which): RawBuilder<unknown> {
  const condition = conditionOf(viewer, filters)
  // What was found is read by its own index, whatever the parts.
  const seen = q || filters.finding ? [seenBy(viewer, 'customer')] : seenInParts(viewer)
  const found = partsOf(viewer, q, seen).map((part) => sql`select from ${part} c where ${condition}`)
  return sql`(select count(*) from (${sql.join(found, sql` union all `)} limit ${sql.lit(countLimit + 1)}) as counted)`
}

export const upToLimit = (count: number) => ({
  value: Math.min(count, countLimit),
  capped: count > countLimit,
})

export type CustomerRecord = Omit<Customer, 'can' | 'companySize' | 'fields'> & {
  industryGbCode: string | null
}

/** One customer with all its fields, or null where the viewer sees none. */
export async function findCustomer(
  database: Database,
  viewer: Viewer,
  id: number,
): Promise<CustomerRecord | null> {
  const [row] = await selectRows<RecordRow>(
    database,
    sql`
      select ${sql.join(fieldColumns.map(([alias, column]) => sql`c.${sql.ref(column)} as ${sql.ref(alias)}`))},
        c.id, c.number, c.review_status as "reviewStatus", c.department_id as "departmentId", c.version, c.contact_count as "contactCount",
        ${dayOf(sql`c.next_follow_up_at`)} as "nextOn", c.next_follow_up_at < now() as "nextOverdue", c.last_follow_up_at as "lastFollowUpAt",
        c.created_at as "createdAt", c.updated_at as "updatedAt", c.deleted_at as "deletedAt", c.custom, c.group_id as "groupId", g.name as "groupName",
        (select label_pattern from organisation) as pattern,
        ${shownTags(hangingOnSeen('customer_tag'), sql`held.customer_id = c.id`)} as tags,
        i.name as "industryName", i.gb_code as "industryGbCode", o.name as "ownerName", d.name as "departmentName",
        ${protectedUntil(sql`c.id`)} as "protectedUntil", c.created_by as "createdById", cb.name as "createdByName", c.updated_by as "updatedById", ub.name as "updatedByName"
      from ${seenBy(viewer, 'customer')} c
      join department d on d.id = c.department_id
      left join industry i on i.id = c.industry_id
      left join user_account o on o.id = c.owner_id
      left join user_account cb on cb.id = c.created_by
      left join user_account ub on ub.id = c.updated_by
      left join company_group g on g.id = c.group_id
      where c.id = ${id}::bigint`,
  )
  return row ? asRecord(viewer, row) : null
}

type RecordRow = Omit<
  CustomerRecord,
  'nextFollowUp' | 'regionText' | 'headcount' | 'annualRevenue' | 'budget'
> &
  Record<
    | `${'headcount' | 'annualRevenue' | 'budget'}${'Min' | 'Max'}`
    | 'createdById'
    | 'updatedById'
    | 'departmentId'
    | 'groupId',
    number | null
  > &
  Record<
    'industryName' | 'ownerName' | 'departmentName' | 'createdByName' | 'updatedByName' | 'groupName',
    string | null
  > & {
    pattern: string
    nextOn: string | null
    nextOverdue: boolean | null
  }

function asRecord(viewer: Viewer, row: RecordRow): CustomerRecord {
  return {
    ...row,
    labelLine: labelLineOf(viewer, row.pattern, {
      ...row,
      regionText: row.regionCode && shortRegion(row.regionCode),
    }),
    nextFollowUp: nextOf(row.nextOn, row.nextOverdue),
    group: named(row.groupId, row.groupName),
    regionText: row.regionCode && (showRegion(row.regionCode)?.text ?? row.regionCode),
    headcount: range(row.headcountMin, row.headcountMax),
    annualRevenue: range(row.annualRevenueMin, row.annualRevenueMax),
    budget: range(row.budgetMin, row.budgetMax),
    industry: named(row.industryId, row.industryName),
    owner: named(row.ownerId, row.ownerName),
    department: { id: row.departmentId ?? 0, name: row.departmentName ?? '' },
    createdBy: named(row.createdById, row.createdByName),
    updatedBy: named(row.updatedById, row.updatedByName),
  }
}

const range = (min: number | null, max: number | null) => (min === null && max === null ? null : { min, max })

export type KnownCustomer = CustomerKey & Pick<Customer, 'type'>

/** Type, owner and department of a customer the viewer sees. @throws record.not_found */
export async function requireCustomer(
  database: Database,
  viewer: Viewer,
  id: number,
): Promise<KnownCustomer> {
  const [row] = await selectRows<KnownCustomer>(
    database,
    sql`select c.id, c.type, c.owner_id as "ownerId", c.department_id as "departmentId" from ${seenBy(viewer, 'customer')} c where c.id = ${id}::bigint`,
  )
  if (!row) throw failure('record.not_found')
  return row
}
