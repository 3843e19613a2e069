import type { RawBuilder } from 'kysely'
import type { Customer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import {
  type listWork as listEndpoint,
  type readWorkbench as readEndpoint,
  type WorkRow,
  type WorkSection,
  workCountLimit,
} from '../../contract/workbench.ts'
import { countClashes } from '../clashes/queries.ts'
import { shownCustomerName } from '../customers/name.ts'
import { beyondKey, pageKey, readInstantKey } from '../customers/page-key.ts'
import { listedName, listedPhone, named } from '../customers/row.ts'
import { weekEnd as endOfWeek, today, todayEnd, weekLastDay } from '../followups/due.ts'
import { followUpRights } from '../followups/policy.ts'
import { asPlan, type PlanRow, planColumns, planJoins } from '../followups/queries.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, mayAtAll, scopeOf, seenBy, type Viewer } from '../platform/visibility.ts'
import { countRequests } from '../privacy/queries.ts'
import { soonReached } from '../privacy/reached.ts'
import { countRunningOut } from '../registrations/queries.ts'
import { countReviews } from '../reviews/queries.ts'
import { countTips } from '../tips/queries.ts'
import { readQuarter } from '../verification/quarter.ts'
import { countToVerify } from '../verification/to-verify.ts'

type Whose = 'mine' | 'team'
type Due = Exclude<WorkSection, 'none'>

const dueIn: Record<Due, RawBuilder<unknown>> = {
  overdue: sql`p.due_at < now()`,
  today: sql`p.due_at >= now() and p.due_at < ${todayEnd}`,
  week: sql`p.due_at >= ${todayEnd} and p.due_at < ${endOfWeek}`,
}

const isMine = (viewer: Viewer, whose: Whose, owner: 'c.owner_id' | 'p.owner_id') =>
  whose === 'mine' ? sql`${sql.ref(owner)} = ${viewer.userId}::bigint` : sql`true`

/** Open plans `p` of customers `c` that the viewer sees: the own ones, or everybody's. */
const plansIn = (viewer: Viewer, section: Due, whose: Whose) => sql`
  ${hangingOnSeen('follow_up_plan')} p join ${seenBy(viewer, 'customer')} c on c.id = p.customer_id
  where p.status = 'open' and ${dueIn[section]}
    and ${isMine(viewer, whose, 'p.owner_id')}`

/** Active customers `c` with neither a plan nor a reason for none. */
const withoutNext = (viewer: Viewer, whose: Whose) => sql`
  ${seenBy(viewer, 'customer')} c
  where c.needs_next_step and ${isMine(viewer, whose, 'c.owner_id')}`

/** The own entries of a status that isn't the end; by their index. */
const ownEntries = (viewer: Viewer, status: 'draft' | 'returned') => sql`
  (select count(*)::integer from ${seenBy(viewer, 'customer')} c
   where c.review_status = ${sql.lit(status)} and c.owner_id = ${viewer.userId}::bigint)`

export async function readWorkbench(
  database: Database,
  viewer: Viewer,
  whose: Whose,
): Promise<ResultOf<typeof readEndpoint>> {
  const counted = (rows: RawBuilder<unknown>) =>
    sql`(select count(*)::integer from (select from ${rows} limit ${sql.lit(workCountLimit + 1)}) as counted)`
  const rows = await selectRows<
    Record<WorkSection | 'draft' | 'returned', number> & {
      hasCustomers: boolean
      day: string
      weekEnd: string
    }
  >(
    database,
    sql`
      select ${counted(plansIn(viewer, 'overdue', whose))} as overdue, ${counted(plansIn(viewer, 'today', whose))} as today,
        ${counted(plansIn(viewer, 'week', whose))} as week, ${counted(withoutNext(viewer, whose))} as none,
        ${ownEntries(viewer, 'draft')} as draft, ${ownEntries(viewer, 'returned')} as returned,
        exists (select from ${seenBy(viewer, 'customer')} c where ${isMine(viewer, whose, 'c.owner_id')}) as "hasCustomers",
        ${today} as day, ${weekLastDay} as "weekEnd"`,
  )
  if (!rows[0]) throw new Error('a count without a row')
  const { day, weekEnd, hasCustomers, draft, returned, ...counts } = rows[0]
  const [waiting, tips, clashes, registrations, toVerify, quarter, privacy, retention] = await Promise.all([
    mayAtAll(viewer, 'customer.approve') ? countReviews(database, viewer, true) : 0,
    countTips(database, viewer),
    countClashes(database, viewer),
    countRunningOut(database, viewer),
    countToVerify(database, viewer, { whose: 'mine' }),
    readQuarter(database, viewer),
    mayAtAll(viewer, 'privacy.manage') ? countRequests(database, viewer) : { mine: 0, overdue: 0 },
    soonReached(database, viewer),
  ])
  const shown = (count: number) => ({
    value: Math.min(count, workCountLimit),
    capped: count > workCountLimit,
  })
  return {
    counts: {
      overdue: shown(counts.overdue),
      today: shown(counts.today),
      week: shown(counts.week),
      none: shown(counts.none),
    },
    reviews: { waiting, draft, returned },
    tips,
    clashes,
    registrations,
    toVerify,
    quarter,
    privacy,
    retention,
    hasCustomers,
    today: day,
    weekEnd,
    can: {
      team: scopeOf(viewer, 'customer.view') !== 'own',
      createCustomer: mayAtAll(viewer, 'customer.create'),
      importCustomers: mayAtAll(viewer, 'customer.import'),
    },
  }
}

type CustomerColumns = {
  customerId: number
  type: Customer['type']
  name: string
  stage: WorkRow['customer']['stage']
  lastFollowUpAt: string | null
  createdAt: string
  departmentId: number
  customerOwnerId: number | null
  customerOwnerName: string | null
  primaryId: number | null
  primaryName: string | null
  phone: string | null
  isBarred: boolean
}

const customerColumns = sql`
  c.id as "customerId", c.type, c.name, c.stage, c.last_follow_up_at as "lastFollowUpAt", c.created_at as "createdAt",
  c.department_id as "departmentId", c.owner_id as "customerOwnerId", co.name as "customerOwnerName",
  k.id as "primaryId", k.name as "primaryName",
  (select e164 from ${hangingOnSeen('contact_phone')} where contact_id = k.id order by position limit 1) as phone,
  exists (select from marks_of(k.id) m where m.channels && '{all,phone}') as "isBarred"`
const customerJoins = sql`
  left join user_account co on co.id = c.owner_id
  left join ${hangingOnSeen('contact')} k on k.customer_id = c.id and k.is_primary and k.deleted_at is null`

type Page = { whose: Whose; after?: string | undefined; limit: number }

export function listWork(
  database: Database,
  viewer: Viewer,
  section: WorkSection,
  page: Page,
): Promise<ResultOf<typeof listEndpoint>> {
  return section === 'none'
    ? listWithoutNext(database, viewer, page)
    : listPlansDue(database, viewer, section, page)
}

async function listPlansDue(database: Database, viewer: Viewer, section: Due, { whose, after, limit }: Page) {
  const from = after === undefined ? null : readInstantKey(after)
  const beyond = from ? sql`(p.due_at, p.id) > (${from[0]}::timestamptz, ${from[1]}::bigint)` : sql`true`
  const rows = await selectRows<PlanRow & CustomerColumns>(
    database,
    sql`
      select ${planColumns}, ${customerColumns}
      from (select p.* from ${plansIn(viewer, section, whose)} and ${beyond}
            order by p.due_at, p.id limit ${sql.lit(limit + 1)}) as p
      join ${hangingOnSeen('customer')} c on c.id = p.customer_id ${planJoins} ${customerJoins}
      order by p.due_at, p.id`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => asWork(viewer, row, row)),
    next: rows.length > limit && last ? pageKey(last.dueAt, last.id) : null,
  }
}

/** The newest first: who has just come waits for the first word. */
async function listWithoutNext(database: Database, viewer: Viewer, { whose, after, limit }: Page) {
  const rows = await selectRows<CustomerColumns>(
    database,
    sql`
      select ${customerColumns}
      from (select c.* from ${withoutNext(viewer, whose)} and ${beyondKey(sql`c.created_at`, after)}
            order by c.created_at desc, c.id desc limit ${sql.lit(limit + 1)}) as c
      ${customerJoins}
      order by c.created_at desc, c.id desc`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => asWork(viewer, row, null)),
    next: rows.length > limit && last ? pageKey(last.createdAt, last.customerId) : null,
  }
}

function asWork(viewer: Viewer, row: CustomerColumns, plan: PlanRow | null): WorkRow {
  const key = { id: row.customerId, ownerId: row.customerOwnerId, departmentId: row.departmentId }
  const rights = followUpRights(viewer, key)
  return {
    customer: {
      id: row.customerId,
      name: shownCustomerName(viewer, row),
      stage: row.stage,
      owner: named(row.customerOwnerId, row.customerOwnerName),
      lastFollowUpAt: row.lastFollowUpAt,
      createdAt: row.createdAt,
      contact:
        row.primaryId === null
          ? null
          : {
              id: row.primaryId,
              name: listedName(viewer, row.primaryName ?? ''),
              phone: listedPhone(viewer, row.phone),
              isBarred: row.isBarred,
            },
    },
    plan: plan && {
      ...asPlan(plan, plan.contactName && listedName(viewer, plan.contactName)),
      can: rights.plan(plan.ownerId),
    },
    can: { create: rights.create },
  }
}
