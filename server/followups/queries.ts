import type { ResultOf } from '../../contract/endpoint.ts'
import type {
  followUpHistory as historyEndpoint,
  listPlans as listEndpoint,
  Plan,
} from '../../contract/followups.ts'
import { shownName } from '../contacts/fields.ts'
import { requireCustomer } from '../customers/queries.ts'
import { named } from '../customers/row.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { isOwn } from '../platform/fields.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { dayOf, today } from './due.ts'
import { followUpRights } from './policy.ts'
import { plansDone } from './rules.ts'

export type PlanRow = Pick<
  Plan,
  'id' | 'on' | 'time' | 'dueAt' | 'goal' | 'method' | 'contactId' | 'version' | 'isOverdue'
> & {
  ownerId: number
  ownerName: string | null
  contactName: string | null
}

/** Of a plan `p`, with `planJoins`. */
export const planColumns = sql`
  p.id, ${dayOf(sql`p.due_at`)} as on,
  case when p.has_time then to_char(p.due_at at time zone (select time_zone from organisation), 'HH24:MI') end as time,
  p.due_at as "dueAt", p.due_at < now() as "isOverdue", p.goal, p.method, p.contact_id as "contactId", p.version,
  p.owner_id as "ownerId", po.name as "ownerName", pk.name as "contactName"`
export const planJoins = sql`
  left join user_account po on po.id = p.owner_id
  left join ${hangingOnSeen('contact')} pk on pk.id = p.contact_id`

/** @param contact the name as the viewer may see it */
export const asPlan = (row: PlanRow, contact: string | null) => ({
  id: row.id,
  on: row.on,
  time: row.time,
  dueAt: row.dueAt,
  isOverdue: row.isOverdue,
  goal: row.goal,
  method: row.method,
  contactId: row.contactId,
  contact: named(row.contactName === null ? null : row.contactId, contact),
  owner: { id: row.ownerId, name: row.ownerName ?? '' },
  version: row.version,
})

/** The open plans of a customer, and what is known about its next step without any. */
export async function listPlans(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<ResultOf<typeof listEndpoint>> {
  const customer = await requireCustomer(database, viewer, customerId)
  const [plans, [kept]] = await Promise.all([
    selectRows<PlanRow>(
      database,
      sql`
        select ${planColumns} from ${seenBy(viewer, 'follow_up_plan')} p ${planJoins}
        where p.customer_id = ${customerId}::bigint and p.status = 'open' order by p.due_at, p.id`,
    ),
    selectRows<{ last: string | null; reason: string | null; words: string | null; today: string }>(
      database,
      sql`
        select c.last_follow_up_at as last, c.no_next_reason as reason, c.no_next_words as words, ${today} as today
        from ${seenBy(viewer, 'customer')} c where c.id = ${customerId}::bigint`,
    ),
  ])
  if (!kept) throw failure('record.not_found')
  const can = followUpRights(viewer, customer)
  const own = isOwn(viewer, customer)
  const closing = plansDone(plans, viewer.userId, kept.today)
  return {
    rows: plans.map((row) => ({
      ...asPlan(row, row.contactName && shownName(viewer, row.contactName, own)),
      closes: closing.includes(row.id),
      can: can.plan(row.ownerId),
    })),
    lastFollowUpAt: kept.last,
    noNext: kept.reason === null ? null : { reason: kept.reason as 'other', words: kept.words },
    today: kept.today,
    can: { create: can.create },
  }
}

/** What a follow-up said before each of its edits. */
export async function followUpHistory(
  database: Database,
  viewer: Viewer,
  id: number,
): Promise<ResultOf<typeof historyEndpoint>> {
  const [found] = await selectRows<{ customerId: number }>(
    database,
    sql`select f.customer_id as "customerId" from ${seenBy(viewer, 'follow_up')} f where f.id = ${id}::bigint`,
  )
  if (!found) throw failure('record.not_found')
  const rows = await selectRows<{
    id: number
    at: string
    actorId: number | null
    actorName: string | null
    changes: Record<string, [unknown, unknown]>
  }>(
    database,
    sql`
      select h.id, h.at, h.actor_id as "actorId", u.name as "actorName", h.changes
      from ${seenBy(viewer, 'change_log')} h left join user_account u on u.id = h.actor_id
      where h.record = 'follow_up' and h.record_id = ${id}::bigint and not h.changes ? 'deleted'
      order by h.id desc limit 100`,
  )
  return {
    rows: rows.map(({ actorId, actorName, changes, ...row }) => ({
      ...row,
      actor: named(actorId, actorName),
      changes: Object.entries(changes).map(([field, [before, after]]) => ({ field, before, after })),
    })),
  }
}
