import type { ResultOf } from '../../contract/endpoint.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import type * as contract from '../../contract/reviews.ts'
import { shownCustomerName } from '../customers/name.ts'
import { pageKey, readInstantKey } from '../customers/page-key.ts'
import { named } from '../customers/row.ts'
import type { Asked } from '../duplicates/find.ts'
import { countDuplicates, identity } from '../duplicates/identity.ts'
import { type Database, jsonInstant, selectRows, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, mayTo, seenBy, type Viewer } from '../platform/visibility.ts'
import { askedAtSubmission, missingAtSubmission } from './missing.ts'
import { readReviewers } from './reviewers.ts'
import { after } from './rules.ts'

type Row = {
  id: number
  type: 'company' | 'individual'
  name: string
  ownerId: number | null
  ownerName: string | null
  departmentId: number
  departmentName: string
  submittedAt: string
  returned: number
  duplicates: number
  businessType: string | null
  initialNeed: string | null
  missing: string[]
  version: number
}

type Page = { mine: boolean; after?: string | undefined; limit: number }

/** Entries `c` that wait for this reviewer: all within reach, or those that nobody else is appointed for. */
const waiting = (viewer: Viewer, mine: boolean) => sql`
  ${seenBy(viewer, 'customer', { action: 'approve' })} c
  where c.review_status = 'submitted' and ${mine ? sql`c.department_id = any(array(${leftToMe(viewer)}))` : sql`true`}`

/** Asked of departments, which are few, and not of entries. */
const leftToMe = ({ userId }: Viewer) => sql`
  select id from department where coalesce(reviewer_of(id), ${userId}::bigint) = ${userId}::bigint`

export async function listReviews(
  database: Database,
  viewer: Viewer,
  { mine, after: key, limit }: Page,
): Promise<ResultOf<typeof contract.listReviews>> {
  const from = key === undefined ? null : readInstantKey(key)
  const beyond = from
    ? sql`(c.submitted_at, c.id) > (${from[0]}::timestamptz, ${from[1]}::bigint)`
    : sql`true`
  const asked = await askedAtSubmission(database.db, viewer)
  const rows = await selectRows<Row>(
    database,
    sql`
      select c.id, c.type, c.name, c.owner_id as "ownerId", o.name as "ownerName", c.department_id as "departmentId",
        d.name as "departmentName", c.submitted_at as "submittedAt", c.version,
        (select count(*)::integer from ${hangingOnSeen('review_step')} s where s.customer_id = c.id and s.step = 'returned') as returned,
        ${countDuplicates} as duplicates, c.business_type as "businessType", c.initial_need as "initialNeed", ${asked.lacking} as missing
      from (select c.* from ${waiting(viewer, mine)} and ${beyond} order by c.submitted_at, c.id limit ${sql.lit(limit + 1)}) c
      join department d on d.id = c.department_id left join user_account o on o.id = c.owner_id
      order by c.submitted_at, c.id`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(
      ({ ownerId, ownerName, departmentId, departmentName, initialNeed, businessType, ...row }) => ({
        ...row,
        missing: asked.told({ missing: row.missing, initialNeed, businessType }),
        name: shownCustomerName(viewer, row),
        owner: named(ownerId, ownerName),
        department: { id: departmentId, name: departmentName },
      }),
    ),
    next: rows.length > limit && last ? pageKey(last.submittedAt, last.id) : null,
    count: key === undefined ? await countReviews(database, viewer, mine) : null,
  }
}

export async function countReviews(database: Database, viewer: Viewer, mine: boolean): Promise<number> {
  const [row] = await selectRows<{ count: number }>(
    database,
    sql`select count(*)::integer as count from ${waiting(viewer, mine)}`,
  )
  return row?.count ?? 0
}

type Found = {
  status: contract.ReviewStatus
  ownerId: number | null
  departmentId: number
  steps: contract.ReviewStep[]
}

/** @throws record.not_found */
export async function readReview(
  database: Database,
  viewer: Viewer,
  id: number,
): Promise<ResultOf<typeof contract.readReview>> {
  const [found] = await selectRows<Found>(
    database,
    sql`
      select c.review_status as status, c.owner_id as "ownerId", c.department_id as "departmentId",
        (select coalesce(jsonb_agg(jsonb_build_object('at', ${jsonInstant(sql`s.at`)},
          'actor', jsonb_build_object('id', u.id, 'name', u.name), 'step', s.step, 'reasons', s.reasons, 'note', s.note) order by s.id desc), '[]')
         from ${hangingOnSeen('review_step')} s join user_account u on u.id = s.actor_id where s.customer_id = c.id) as steps
      from ${seenBy(viewer, 'customer')} c where c.id = ${id}::bigint`,
  )
  if (!found) throw failure('record.not_found')
  const { status, steps, ...customer } = found
  const key = { id, ...customer }
  const isOpen = after(status, 'submitted') !== null
  const own = isOwn(viewer, customer)
  // What is said of a field may tell its value.
  const isTold = ([field]: [string, string]) => isClear(levelOf(viewer, field as GuardedField, own))
  return {
    status,
    steps: steps.map((step) => ({
      ...step,
      reasons: Object.fromEntries(Object.entries(step.reasons).filter(isTold)),
    })),
    missing: status === 'approved' ? [] : await missingAtSubmission(database, viewer, id),
    reviewers: status === 'approved' ? [] : await readReviewers(database.db, customer.departmentId),
    can: {
      submit: isOpen && mayTo(viewer, 'edit', key),
      withdraw: status === 'submitted' && mayTo(viewer, 'edit', key),
      approve: status === 'submitted' && mayTo(viewer, 'approve', key),
    },
  }
}

/** By what duplicates of an entry are looked for. @throws record.not_found, permission.denied where one doesn't review it */
export async function readIdentity(database: Database, viewer: Viewer, id: number): Promise<Asked> {
  const [found] = await selectRows<
    {
      ownerId: number | null
      departmentId: number
    } & Pick<Asked, 'name' | 'creditCode' | 'website' | 'phones' | 'emails'>
  >(
    database,
    sql`
      select c.owner_id as "ownerId", c.department_id as "departmentId", c.name, c.credit_code as "creditCode", c.website,
        self.phones, self.emails
      from ${seenBy(viewer, 'customer')} c cross join lateral (${identity}) self where c.id = ${id}::bigint`,
  )
  if (!found) throw failure('record.not_found')
  const { departmentId, ...asked } = found
  if (!mayTo(viewer, 'approve', { id, ownerId: asked.ownerId, departmentId }))
    throw failure('permission.denied')
  return { ...asked, exceptId: id }
}
