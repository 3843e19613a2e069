import type { RecordWas } from '../../contract/as-of.ts'
import type { LossReason, Stage } from '../../contract/stage.ts'
import { movedInSince } from '../merge/moved-in.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, seenBy } from '../platform/visibility.ts'
import { compare } from './as-of-fields.ts'
import type { AsOf } from './as-of-log.ts'
import { nextStepAsOf, sharesAsOf } from './as-of-people.ts'
import { loggedName } from './logged.ts'
import { addressNow, billingNow } from './logged-fields.ts'
import { named } from './row.ts'
import { undone, type Values } from './undo-log.ts'

/** What hung on a customer when the day ended. @param stage of that day */
export async function hangingAsOf(database: Database, at: AsOf, stage: unknown) {
  const [billing, addresses, collaborators, nextStep, stageStep] = await Promise.all([
    papersAsOf(database, at, 'billing_profile'),
    papersAsOf(database, at, 'delivery_address'),
    sharesAsOf(database, at),
    nextStepAsOf(database, at),
    stageStepAsOf(database, at, stage),
  ])
  return { billing, addresses, collaborators, nextStep, stageStep }
}

const papers = {
  billing_profile: { now: billingNow, nameOf: (was: Values) => String(was.title) },
  delivery_address: { now: addressNow, nameOf: (was: Values) => String(was.recipient) },
}

/** Billing data and delivery addresses, deleted ones too: they may have stood there on that day. */
async function papersAsOf(
  database: Database,
  { viewer, customerId, end, own, log }: AsOf,
  table: keyof typeof papers,
): Promise<RecordWas[]> {
  const { now, nameOf } = papers[table]
  const rows = await selectRows<{ id: number; values: Values }>(
    database,
    sql`
      select k.id, ${now} as values from ${seenBy(viewer, 'customer')} c
      join ${hangingOnSeen(table)} k on k.customer_id = c.id
      where c.id = ${customerId}::bigint and k.created_at < ${end}::timestamptz and not ${movedInSince(table, sql`k.id`, end)}
      order by k.is_default desc, k.id`,
  )
  return rows
    .map((row) => ({ ...row, was: undone(row.values, log.of(table, row.id)) }))
    .filter(({ was }) => was.deleted !== true)
    .map(({ id, values, was }) => ({
      id,
      name: loggedName(viewer, table, nameOf(was), own),
      isGone: values.deleted === true,
      fields: compare(viewer, table, was, values, own),
    }))
}

/** Only of a step: a stage that was entered with the customer has no reason. */
async function stageStepAsOf(database: Database, { viewer, customerId, end }: AsOf, stage: unknown) {
  const [last] = await selectRows<{
    at: string
    from: Stage | null
    to: Stage
    reason: LossReason | null
    note: string | null
    actorId: number | null
    actorName: string | null
  }>(
    database,
    sql`
      select s.at, s.from_stage as "from", s.to_stage as "to", s.reason, s.note, s.actor_id as "actorId", u.name as "actorName"
      from ${seenBy(viewer, 'stage_change')} s left join user_account u on u.id = s.actor_id
      where s.customer_id = ${customerId}::bigint and s.at < ${end}::timestamptz order by s.version desc limit 1`,
  )
  if (!last || last.from === null || last.to !== stage) return null
  const { at, from, reason, note, actorId, actorName } = last
  return { at, from, reason, note, actor: named(actorId, actorName) }
}
