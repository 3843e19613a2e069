import { lockCustomer } from '../customers/lock.ts'
import { type Db, sql } from '../platform/database.ts'
import { recordEvent } from '../platform/events.ts'
import { type CustomerKey, mayTo, type Viewer } from '../platform/visibility.ts'

type Via = 'follow_up' | 'mark' | 'confirmed'

/**
 * Keeps that the data of a customer was confirmed. Where who did so may edit it, what a spot check asked to put right is
 * answered too. The customer's row is locked by who calls.
 */
export async function recordCheck(trx: Db, viewer: Viewer, customer: CustomerKey, via: Via): Promise<void> {
  await sql`
    insert into data_check (customer_id, actor_id, via) values (${customer.id}, ${viewer.userId}, ${via})
    on conflict (customer_id) do update set at = now(), actor_id = excluded.actor_id, via = excluded.via`.execute(
    trx,
  )
  // A mark is of one value, and tells of itself.
  if (via === 'mark') return
  if (mayTo(viewer, 'edit', customer)) await leaveUnchanged(trx, viewer, customer.id)
  await recordEvent(trx, {
    kind: 'customer.data_checked',
    actorId: viewer.userId,
    customerId: customer.id,
    data: { via },
  })
}

/**
 * What a spot check asked to put right is right as it stands: of one field, or of all that are left. That stays told apart from
 * what was corrected, which the triggers settle.
 */
export async function leaveUnchanged(
  trx: Db,
  viewer: Viewer,
  customerId: number,
  field?: string,
): Promise<void> {
  const answered = field === undefined ? sql`open_fields` : sql`array[${field}::text]`
  await sql`
    update spot_check_item i set unchanged_fields = i.unchanged_fields || a.fields,
      unchanged_by = case when i.unchanged_fields = '{}' or i.unchanged_by = ${viewer.userId}::bigint then ${viewer.userId}::bigint end,
      open_fields = a.left_open, version = version + 1,
      closed_at = case when a.left_open = '{}' then now() end,
      closed_by = case when a.left_open = '{}' then ${viewer.userId}::bigint end
    from (
      select id, ${answered} as fields,
        array(select f from unnest(open_fields) f where f <> all(${answered})) as left_open
      from spot_check_item where customer_id = ${customerId} and due_on is not null and closed_at is null
        and open_fields && ${answered}) a
    where i.id = a.id`.execute(trx)
}

/** The button on the record: all of it is right as it stands. */
export async function confirmData(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const customer = await lockCustomer(trx, viewer, id, { to: 'edit' })
  await recordCheck(trx, viewer, customer, 'confirmed')
}
