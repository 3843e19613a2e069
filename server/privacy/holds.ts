import type { BodyOf } from '../../contract/endpoint.ts'
import type { holdCustomer as holdEndpoint, RetentionOf } from '../../contract/retention.ts'
import { named } from '../customers/row.ts'
import { dayOf, today } from '../followups/due.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Database, type Db, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { type CustomerKey, mayAtAll, mayTo, seenBy, type Viewer } from '../platform/visibility.ts'
import { reached, rulesOn, warnedDays } from './reached.ts'

/** Days for which an owner or their supervisor holds a customer: kept longer, it is for who handles privacy to say. */
const mostDays = 90

/** Hold `h` that isn't over. */
export const standing = sql`(h.until is null or h.until >= ${today})`

const isOfficer = (viewer: Viewer) => mayAtAll(viewer, 'privacy.manage')

const mayHold = (viewer: Viewer, customer: CustomerKey) =>
  isOfficer(viewer) ||
  mayTo(viewer, 'assign', customer) ||
  (customer.ownerId === viewer.userId && mayTo(viewer, 'edit', customer))

type Found = CustomerKey & {
  heldBy: number | null
  heldByName: string | null
  reason: string | null
  until: string | null
  isHeld: boolean
  longest: string
  isAlive: boolean
}

const find = (viewer: Viewer, id: number): RawBuilder<Found> => sql<Found>`
  select c.id, c.owner_id as "ownerId", c.department_id as "departmentId", h.actor_id as "heldBy", u.name as "heldByName",
    h.reason, h.until, h.customer_id is not null as "isHeld", ${today} + ${mostDays}::integer as longest,
    c.erased_at is null and c.deleted_at is null as "isAlive"
  from ${seenBy(viewer, 'customer')} c left join retention_hold h on h.customer_id = c.id and ${standing}
  left join user_account u on u.id = h.actor_id where c.id = ${id}::bigint`

export async function readRetentionOf(database: Database, viewer: Viewer, id: number): Promise<RetentionOf> {
  const [customer] = await selectRows<Found>(database, find(viewer, id))
  if (!customer) throw failure('record.not_found')
  const { isHeld, heldBy, heldByName, reason, until, isAlive, longest } = customer
  const isShown = isClear(levelOf(viewer, 'contact.name', customer.ownerId === viewer.userId))
  return {
    reached: await soonest(database, id),
    hold: isHeld ? { reason: isShown ? reason : null, until, by: named(heldBy, heldByName) } : null,
    longest: isOfficer(viewer) ? null : longest,
    can: {
      hold:
        isAlive && mayHold(viewer, customer) && (!isHeld || isOfficer(viewer) || heldBy === viewer.userId),
      lift: isHeld && (isOfficer(viewer) || heldBy === viewer.userId),
    },
  }
}

/** When a rule that is on reaches the customer, where that is soon, and what it does then. */
async function soonest(database: Database, id: number): Promise<RetentionOf['reached']> {
  const days = (await rulesOn(database)).map(
    (rule) => sql`
      select ${rule.step} as step, greatest(${today}, h.until + 1,
        (${dayOf(sql`r.since`)} + make_interval(months => ${rule.months}))::date + 1) as "on"
      from (${reached(rule, warnedDays)}) r left join retention_hold h on h.customer_id = r.customer_id
      where r.customer_id = ${id}::bigint`,
  )
  if (days.length === 0) return null
  const [first] = await selectRows<NonNullable<RetentionOf['reached']>>(
    database,
    sql`select * from (${sql.join(days, sql` union all `)}) d order by "on", step limit 1`,
  )
  return first ?? null
}

/** Prolonged by who placed it, it stands since then. @throws record.not_found, permission.denied, privacy.erased, retention.held; input.invalid for a day beyond what one may */
export async function holdCustomer(
  trx: Db,
  viewer: Viewer,
  { customerId, reason, until = null }: BodyOf<typeof holdEndpoint>,
): Promise<void> {
  const { rows } = await find(viewer, customerId).execute(trx)
  const [customer] = rows
  if (!customer) throw failure('record.not_found')
  if (!mayHold(viewer, customer)) throw failure('permission.denied')
  if (!customer.isAlive) throw failure('privacy.erased')
  if (!isOfficer(viewer)) {
    if (until === null) throw invalid('until', 'required')
    if (until > customer.longest) throw invalid('until', 'retention.too_long')
  }
  await requireAhead(trx, until)
  const { rows: held } = await sql`
    insert into retention_hold as h (customer_id, reason, actor_id, until)
    values (${customerId}, ${reason}, ${viewer.userId}, ${until}::date)
    on conflict (customer_id) do update set reason = excluded.reason, actor_id = excluded.actor_id, until = excluded.until,
      at = case when h.actor_id = excluded.actor_id and ${standing} then h.at else now() end
    where ${isOfficer(viewer)} or h.actor_id = excluded.actor_id or not ${standing}
    returning customer_id`.execute(trx)
  if (held.length === 0) throw failure('retention.held')
  await tell(trx, viewer, 'hold.placed', customerId, until === null ? {} : { until })
}

async function requireAhead(trx: Db, until: string | null): Promise<void> {
  const { rows } = await sql`select where ${until}::date < ${today}`.execute(trx)
  if (rows.length > 0) throw invalid('until', 'date.past')
}

/** Who handles privacy lifts any, also of a customer whom they don't see; others their own. */
export async function liftHold(trx: Db, viewer: Viewer, customerId: number): Promise<void> {
  const { rows } = await sql`
    delete from retention_hold where customer_id = ${customerId}::bigint
      and (${isOfficer(viewer)} or actor_id = ${viewer.userId} and customer_id in (select c.id from ${seenBy(viewer, 'customer')} c))
    returning customer_id`.execute(trx)
  if (rows.length === 0) throw failure('record.not_found')
  await tell(trx, viewer, 'hold.lifted', customerId, {})
}

/** How long anybody is kept is accounted for. */
const tell = (
  trx: Db,
  { userId }: Viewer,
  action: string,
  customerId: number,
  data: Record<string, unknown>,
) =>
  recordAccess(trx, {
    actorId: userId,
    action,
    objectKind: 'customer',
    objectId: customerId,
    customerId,
    data,
  })
