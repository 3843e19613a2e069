import type { BodyOf } from '../../contract/endpoint.ts'
import type { shareCustomer as shareEndpoint } from '../../contract/shares.ts'
import { lockCustomer } from '../customers/lock.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { readToday } from '../settings/queries.ts'
import { endShares, giveShares } from './give.ts'

type Whom = { id: number; userId: number }

export async function shareCustomer(
  trx: Db,
  viewer: Viewer,
  { id, userId }: Whom,
  { access, until }: BodyOf<typeof shareEndpoint>,
): Promise<void> {
  const customer = await lockCustomer(trx, viewer, id, { to: 'share' })
  await requireActive(trx, [userId], 'userId')
  if (customer.ownerId === userId) throw invalid('userId', 'share.owner')
  await requireComing(trx, until)
  await giveShares(trx, viewer, [{ customerId: id, userId, access, until }])
}

/** Whoever was shared with sees the customer no more from the next request on. */
export async function endShare(trx: Db, viewer: Viewer, { id, userId }: Whom): Promise<void> {
  await lockCustomer(trx, viewer, id, { to: 'share' })
  if ((await endShares(trx, viewer, [{ customerId: id, userId }])) === 0) throw failure('record.not_found')
}

/** @throws input.invalid at `path`. Nobody of them is deactivated until the transaction ends. */
export async function requireActive(trx: Db, userIds: number[], path: string): Promise<void> {
  const { rows } = await sql<{ status: string }>`
    select status from user_account where id = any(${userIds}::bigint[]) order by id for share`.execute(trx)
  if (rows.length < new Set(userIds).size) throw invalid(path, 'reference')
  if (rows.some(({ status }) => status !== 'active')) throw invalid(path, 'share.inactive')
}

/** @throws input.invalid where the last day is over */
export async function requireComing(trx: Db, until: string | null): Promise<void> {
  if (until !== null && until < (await readToday(trx))) throw invalid('until', 'share.ended')
}
