import type { BodyOf } from '../../contract/endpoint.ts'
import type { shareCustomer as shareEndpoint } from '../../contract/shares.ts'
import { lockCustomer } from '../customers/lock.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { Viewer } from '../platform/visibility.ts'
import { readToday } from '../settings/queries.ts'

type Whom = { id: number; userId: number }

export async function shareCustomer(
  trx: Db,
  viewer: Viewer,
  { id, userId }: Whom,
  { access, until }: BodyOf<typeof shareEndpoint>,
): Promise<void> {
  const customer = await lockCustomer(trx, viewer, id, { to: 'share' })
  await requireActive(trx, userId)
  if (customer.ownerId === userId) throw invalid('userId', 'share.owner')
  if (until !== null && until < (await readToday(trx))) throw invalid('until', 'share.ended')
  await sql`
    insert into customer_share (customer_id, user_id, access, until, created_by)
    values (${id}, ${userId}, ${access}, ${until}::date, ${viewer.userId})
    on conflict (customer_id, user_id) do update set access = excluded.access, until = excluded.until,
      created_at = now(), created_by = excluded.created_by`.execute(trx)
  await tell(trx, viewer, 'customer.shared', { id, userId }, { access, until })
}

/** Whoever was shared with sees the customer no more from the next request on. */
export async function endShare(trx: Db, viewer: Viewer, { id, userId }: Whom): Promise<void> {
  await lockCustomer(trx, viewer, id, { to: 'share' })
  const { rows } = await sql`
    delete from customer_share where customer_id = ${id} and user_id = ${userId} returning user_id`.execute(
    trx,
  )
  if (rows.length === 0) throw failure('record.not_found')
  await tell(trx, viewer, 'customer.unshared', { id, userId })
}

async function requireActive(trx: Db, userId: number): Promise<void> {
  const person = await trx
    .selectFrom('user_account')
    .select('status')
    .where('id', '=', userId)
    .forShare()
    .executeTakeFirst()
  if (person?.status !== 'active') throw invalid('userId', person ? 'share.inactive' : 'reference')
}

async function tell(
  trx: Db,
  { userId: actorId }: Viewer,
  kind: 'customer.shared' | 'customer.unshared',
  { id: customerId, userId }: Whom,
  how: Record<string, unknown> = {},
): Promise<void> {
  await recordEvent(trx, { kind, actorId, customerId, data: { userId, ...how } })
  await recordAccess(trx, {
    actorId,
    action: kind,
    objectKind: 'user',
    objectId: userId,
    customerId,
    data: how,
  })
}
