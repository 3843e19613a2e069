import type { Collaborator, NextStepWas } from '../../contract/as-of.ts'
import { movedInSince } from '../merge/moved-in.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { seenBy } from '../platform/visibility.ts'
import { told } from './as-of-fields.ts'
import type { AsOf } from './as-of-log.ts'
import { undone, type Values } from './undo-log.ts'

/** Who collaborated on that day and who does now: the last day of a share counts. */
export async function sharesAsOf(
  database: Database,
  { viewer, customerId, day, today, log }: AsOf,
): Promise<{ was: Collaborator[]; now: Collaborator[]; differs: boolean }> {
  const rows = await selectRows<{ id: number; values: Values }>(
    database,
    sql`
      select s.user_id as id, jsonb_build_object('access', s.access, 'until', s.until) as values
      from ${seenBy(viewer, 'customer_share')} s where s.customer_id = ${customerId}::bigint`,
  )
  const shares = new Map(rows.map(({ id, values }) => [id, values]))
  const ids = [...new Set([...shares.keys(), ...log.idsOf('customer_share')])]
  const people = await peopleOf(database, ids)
  const sides = people.flatMap(({ isActive, ...user }) => {
    const now = shares.get(user.id) ?? {}
    const was = undone(now, log.of('customer_share', user.id))
    // Who has left doesn't collaborate any more; whether they had left on that day isn't kept.
    return [{ was: openShare(user, was, day), now: isActive ? openShare(user, now, today) : null }]
  })
  const standing = (side: 'was' | 'now') => sides.flatMap((share) => share[side] ?? [])
  return {
    was: standing('was'),
    now: standing('now'),
    differs: sides.some(({ was, now }) => told(was) !== told(now)),
  }
}

function openShare(user: Collaborator['user'], { access, until }: Values, day: string): Collaborator | null {
  if (access !== 'read' && access !== 'write') return null
  const last = typeof until === 'string' ? until : null
  return last === null || last >= day ? { user, access, until: last } : null
}

/** The earliest plan that was open when the day ended. Of one that was brought back the log tells since when it had been closed. */
export async function nextStepAsOf(
  database: Database,
  { viewer, customerId, end, log }: AsOf,
): Promise<{ was: NextStepWas | null; now: NextStepWas | null; differs: boolean }> {
  const rows = await selectRows<{ id: number; isOpen: boolean; isNew: boolean; values: Values }>(
    database,
    sql`
      select p.id, p.closed_at is null as "isOpen", p.created_at >= ${end}::timestamptz or ${movedInSince('follow_up_plan', sql`p.id`, end)} as "isNew",
        jsonb_build_object('on', (p.due_at at time zone o.time_zone)::date,
          'time', case when p.has_time then to_char(p.due_at at time zone o.time_zone, 'HH24:MI') end,
          'goal', p.goal, 'method', p.method, 'ownerId', p.owner_id, 'closedAt', p.closed_at) as values
      from ${seenBy(viewer, 'follow_up_plan')} p, organisation o
      where p.customer_id = ${customerId}::bigint and (p.closed_at is null or p.closed_at >= ${end}::timestamptz)`,
  )
  const then = rows
    .filter(({ isNew }) => !isNew)
    .map(({ id, values }) => ({ id, values: undone(values, log.of('follow_up_plan', id)) }))
    .filter(
      ({ values: { closedAt } }) => closedAt === null || Date.parse(String(closedAt)) >= Date.parse(end),
    )
  const [was, now] = [earliest(then), earliest(rows.filter(({ isOpen }) => isOpen))]
  const people = await peopleOf(
    database,
    [was, now].flatMap((plan) => (plan ? [Number(plan.ownerId)] : [])),
  )
  const shown = (plan: Values | null): NextStepWas | null =>
    plan && {
      on: String(plan.on),
      time: plan.time as string | null,
      goal: plan.goal as string | null,
      method: plan.method as NextStepWas['method'],
      owner: { id: Number(plan.ownerId), name: people.find(({ id }) => id === plan.ownerId)?.name ?? '' },
    }
  const [before, after] = [shown(was), shown(now)]
  return { was: before, now: after, differs: JSON.stringify(before) !== JSON.stringify(after) }
}

/** A plan without a time comes last on its day. */
function earliest(plans: readonly { id: number; values: Values }[]): Values | null {
  const due = ({ values: { on, time } }: { values: Values }) => `${on} ${time ?? '24:00'}`
  const [first] = plans.toSorted((one, other) => due(one).localeCompare(due(other)) || one.id - other.id)
  return first?.values ?? null
}

async function peopleOf({ db }: Database, ids: number[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('user_account')
    .select(['id', 'name', 'status'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, status }) => ({ id, name, isActive: status === 'active' }))
}
