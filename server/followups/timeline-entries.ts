import type { FollowUpEntry, PlanEntry, TimelineEntry } from '../../contract/timeline.ts'
import { shownName } from '../contacts/fields.ts'
import {
  asHistoryEntry,
  entryColumns,
  entryJoins,
  type HistoryRow,
  readCreation,
  tellsSomething,
} from '../customers/history.ts'
import { facing } from '../customers/name.ts'
import type { KnownCustomer } from '../customers/queries.ts'
import { named } from '../customers/row.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { isOwn } from '../platform/fields.ts'
import { type CustomerKey, hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { dayOf } from './due.ts'
import { followUpRights } from './policy.ts'
import { readEvents } from './timeline-events.ts'

/** One entry of the line: where it was met, by rank of its source, and its id there. */
export type Met = { at: string; id: number; rank: number }

/** Reads what the entries of a page say, in the line's order; one of which nothing is shown falls away. */
export async function tellEntries(
  database: Database,
  viewer: Viewer,
  customer: KnownCustomer,
  page: Met[],
): Promise<TimelineEntry[]> {
  const ids = (rank: number) => page.filter((met) => met.rank === rank).map(({ id }) => id)
  const read = <Entry>(rank: number, how: (ids: number[]) => Promise<Map<number, Entry>>) => {
    const wanted = ids(rank)
    return wanted.length === 0 ? new Map<number, Entry>() : how(wanted)
  }
  const told: Map<number, TimelineEntry>[] = await Promise.all([
    read(0, async () => readChanges(viewer, customer, await readCreation(database, viewer, customer.id))),
    read(1, (ids) => readEvents(database, viewer, ids)),
    read(2, async (ids) =>
      readChanges(viewer, customer, await changeRows(database, viewer, customer.id, ids)),
    ),
    read(3, (ids) => readFollowUps(database, viewer, customer, ids)),
    read(4, (ids) => readPlans(database, viewer, customer, ids)),
  ])
  return page.flatMap(({ rank, id }) => told[rank]?.get(id) ?? [])
}

const changeRows = (database: Database, viewer: Viewer, customerId: number, ids: number[]) =>
  selectRows<HistoryRow>(
    database,
    sql`
      select ${entryColumns} from ${seenBy(viewer, 'change_log')} h ${entryJoins}
      where h.customer_id = ${customerId}::bigint and h.id = any(${ids}::bigint[])`,
  )

/** Through the field filter, like the history. The creation is met under the customer's id. */
function readChanges(
  viewer: Viewer,
  customer: KnownCustomer,
  rows: HistoryRow[],
): Map<number, TimelineEntry> {
  const own = isOwn(viewer, customer)
  const entries = rows
    .map((row) => ({ row, change: asHistoryEntry(facing(viewer, customer), row, own) }))
    .filter(({ change }) => tellsSomething(change))
  return new Map(
    entries.map(({ row, change }) => [
      row.created ? customer.id : row.id,
      { key: `change ${row.id}`, kind: 'change', at: change.at, actor: change.actor, change },
    ]),
  )
}

type FollowUpRow = Omit<FollowUpEntry['followUp'], 'contact' | 'can'> & {
  contactName: string | null
  createdBy: number | null
  createdByName: string | null
}

async function readFollowUps(database: Database, viewer: Viewer, customer: CustomerKey, ids: number[]) {
  const rows = await selectRows<FollowUpRow>(
    database,
    sql`
      select f.id, f.at, f.method, f.content, f.feedback, f.feedback_detail as "feedbackDetail",
        f.refusal_reason as "refusalReason", f.contact_id as "contactId", k.name as "contactName",
        f.created_at as "createdAt", f.created_at - f.at > interval '24 hours' as "isLate", f.version > 1 as "isEdited",
        f.version, f.created_by as "createdBy", u.name as "createdByName",
        coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'goal', p.goal, 'on', ${dayOf(sql`p.due_at`)},
            'owner', jsonb_build_object('id', p.owner_id, 'name', (select name from user_account where id = p.owner_id))) order by p.id)
          from ${hangingOnSeen('follow_up_plan')} p where p.done_by_follow_up_id = f.id), '[]') as did
      from ${seenBy(viewer, 'follow_up')} f
      left join ${hangingOnSeen('contact')} k on k.id = f.contact_id
      left join user_account u on u.id = f.created_by
      where f.customer_id = ${customer.id}::bigint and f.id = any(${ids}::bigint[])`,
  )
  const rights = followUpRights(viewer, customer)
  const own = isOwn(viewer, customer)
  return new Map(
    rows.map(({ contactName, createdBy, createdByName, ...row }): [number, TimelineEntry] => [
      row.id,
      {
        key: `followUp ${row.id}`,
        kind: 'followUp',
        at: row.at,
        actor: named(createdBy, createdByName),
        followUp: {
          ...row,
          contact: contactName === null ? null : named(row.contactId, shownName(viewer, contactName, own)),
          can: rights.followUp(createdBy),
        },
      },
    ]),
  )
}

type PlanRow = Omit<PlanEntry['plan'], 'owner' | 'can'> & {
  at: string
  ownerId: number
  ownerName: string | null
  closedBy: number | null
  closedByName: string | null
}

async function readPlans(database: Database, viewer: Viewer, customer: CustomerKey, ids: number[]) {
  const rows = await selectRows<PlanRow>(
    database,
    sql`
      select p.id, p.closed_at as at, p.goal, p.method, ${dayOf(sql`p.due_at`)} as on, p.owner_id as "ownerId",
        o.name as "ownerName", p.closed_by as "closedBy", b.name as "closedByName", p.cancel_reason as reason,
        p.cancel_words as words
      from ${seenBy(viewer, 'follow_up_plan')} p
      left join user_account o on o.id = p.owner_id left join user_account b on b.id = p.closed_by
      where p.customer_id = ${customer.id}::bigint and p.id = any(${ids}::bigint[])`,
  )
  const rights = followUpRights(viewer, customer)
  return new Map(
    rows.map(({ at, ownerId, ownerName, closedBy, closedByName, ...row }): [number, TimelineEntry] => [
      row.id,
      {
        key: `plan ${row.id}`,
        kind: 'plan',
        at,
        actor: named(closedBy, closedByName),
        plan: { ...row, owner: { id: ownerId, name: ownerName ?? '' }, can: rights.plan(ownerId) },
      },
    ]),
  )
}
