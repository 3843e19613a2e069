import type { ruleClash as endpoint, Outcome } from '../../contract/clashes.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import { assignCustomers, undoAssignment } from '../customers/assign.ts'
import { today } from '../followups/due.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { endShares, giveShares } from '../shares/give.ts'
import { awaitsRuling } from './open.ts'
import { isInReach } from './rulers.ts'

type Access = 'none' | 'read' | 'write'
type Locked = {
  customerId: number
  askerId: number
  version: number
  isOpen: boolean
  outcome: Outcome | null
  ruledBy: number | null
  isFresh: boolean
  assignmentId: number | null
  formerAccess: Access | null
  formerUntil: string | null
  access: Access
  until: string | null
}

/** By whoever may assign in both departments and is neither party; everybody else finds nothing. */
async function lockInReach(trx: Db, viewer: Viewer, id: number): Promise<Locked> {
  const { rows } = await sql<Locked>`
    select x.customer_id as "customerId", x.asker_id as "askerId", x.version, ${awaitsRuling} as "isOpen", x.outcome,
      x.ruled_by as "ruledBy", x.ruled_at > now() - interval '1 hour' as "isFresh", x.assignment_id as "assignmentId",
      x.former_access as "formerAccess", x.former_until as "formerUntil",
      coalesce(s.access, 'none') as access, s.until
    from clash x join ${seenBy(viewer, 'customer', { action: 'assign' })} c on c.id = x.customer_id
    join user_account a on a.id = x.asker_id
    left join customer_share s on s.customer_id = c.id and s.user_id = a.id and (s.until is null or s.until >= ${today})
    where x.id = ${id}::bigint and ${isInReach(viewer)} for update of x, c`.execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  return rows[0]
}

/** @throws record.not_found, record.changed, clash.closed, customer.owner_inactive */
export async function ruleClash(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, outcome, ruling }: BodyOf<typeof endpoint>,
): Promise<void> {
  const clash = await lockInReach(trx, viewer, id)
  if (!clash.isOpen) throw failure('clash.closed')
  if (clash.version !== version) throw failure('record.changed')
  const { customerId, askerId } = clash
  const assignmentId = outcome === 'goes_over' ? await giveOver(trx, viewer, clash, ruling) : null
  const isGiven = outcome === 'goes_over' || outcome === 'shared'
  if (outcome === 'shared')
    await giveShares(trx, viewer, [{ customerId, userId: askerId, access: 'write', until: null }])
  await sql`
    update clash set outcome = ${outcome}, ruling = ${ruling}, ruled_at = now(), ruled_by = ${viewer.userId}, seen_at = null,
      assignment_id = ${assignmentId}, former_access = ${isGiven ? clash.access : null}, former_until = ${isGiven ? clash.until : null}, version = version + 1
    where id = ${id}`.execute(trx)
  await recordEvent(trx, {
    kind: 'customer.clash_ruled',
    actorId: viewer.userId,
    customerId,
    subjectId: id,
    data: { userId: askerId, outcome },
  })
}

async function giveOver(trx: Db, viewer: Viewer, { customerId, askerId }: Locked, reason: string) {
  const { assignmentId } = await assignCustomers(trx, viewer, {
    ids: [customerId],
    ownerId: askerId,
    reason,
    keepFormerAs: 'none',
  })
  // Whoever may rule may assign: the customer was locked as one of those.
  if (assignmentId === null) throw new Error('a ruling that gave nothing over')
  return assignmentId
}

/**
 * Within an hour and by who ruled; what went over comes back, what was shared is no more.
 * @throws record.not_found, record.changed where somebody has worked on the customer since
 */
export async function takeRulingBack(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const clash = await lockRuled(trx, viewer, id)
  const { customerId, askerId, assignmentId, formerAccess, formerUntil } = clash
  if (assignmentId !== null) {
    const { undone } = await undoAssignment(trx, viewer, assignmentId)
    if (undone.length === 0) throw failure('record.changed')
  }
  if (formerAccess === 'none') await endShares(trx, viewer, [{ customerId, userId: askerId }])
  else if (formerAccess)
    await giveShares(trx, viewer, [{ customerId, userId: askerId, access: formerAccess, until: formerUntil }])
  await sql`
    update clash set outcome = null, ruling = null, ruled_at = null, ruled_by = null, seen_at = null, assignment_id = null,
      former_access = null, former_until = null, version = version + 1
    where id = ${id}`.execute(trx)
  await recordEvent(trx, {
    kind: 'customer.clash_reopened',
    actorId: viewer.userId,
    customerId,
    subjectId: id,
  })
}

/** One's own ruling, wherever the customer is now: it may have gone out of one's reach by it. */
async function lockRuled(trx: Db, viewer: Viewer, id: number) {
  const { rows } = await sql<
    Pick<Locked, 'customerId' | 'askerId' | 'assignmentId' | 'formerAccess' | 'formerUntil'>
  >`
    select x.customer_id as "customerId", x.asker_id as "askerId", x.assignment_id as "assignmentId", x.former_access as "formerAccess",
      x.former_until as "formerUntil"
    from clash x join customer c on c.id = x.customer_id and c.deleted_at is null
    where x.id = ${id}::bigint and x.ruled_by = ${viewer.userId} and x.ruled_at > now() - interval '1 hour' for update of x, c`.execute(
    trx,
  )
  if (!rows[0]) throw failure('record.not_found')
  return rows[0]
}
