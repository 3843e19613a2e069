import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { awaitsRuling, isOpen } from './open.ts'

/** What the owner says to it, until it is ruled; said again, it takes the place of the former words. */
export async function stateOnClash(trx: Db, viewer: Viewer, id: number, words: string): Promise<void> {
  const { rows } = await sql<{ customerId: number; isOpen: boolean }>`
    select c.id as "customerId", ${awaitsRuling} as "isOpen"
    from clash x join ${seenBy(viewer, 'customer')} c on c.id = x.customer_id
    where x.id = ${id}::bigint and c.owner_id = ${viewer.userId} for update of x`.execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  if (!rows[0].isOpen) throw failure('clash.closed')
  await sql`
    update clash set statement = ${words}, stated_at = now(), stated_by = ${viewer.userId}, version = version + 1
    where id = ${id}`.execute(trx)
  await told(trx, viewer, 'customer.clash_stated', rows[0].customerId, id)
}

export async function withdrawClash(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const clash = await lockOwn(trx, viewer, id)
  if (!clash.isOpen) throw failure('clash.closed')
  await sql`update clash set withdrawn_at = now(), version = version + 1 where id = ${id}`.execute(trx)
  await told(trx, viewer, 'customer.clash_withdrawn', clash.customerId, id)
}

/** Who asked has read how it was ruled. */
export async function confirmRuling(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await lockOwn(trx, viewer, id)
  await sql`update clash set seen_at = coalesce(seen_at, now()) where id = ${id} and outcome is not null`.execute(
    trx,
  )
}

async function lockOwn(trx: Db, viewer: Viewer, id: number) {
  const { rows } = await sql<{ customerId: number; isOpen: boolean }>`
    select x.customer_id as "customerId", ${isOpen} as "isOpen" from clash x
    where x.id = ${id}::bigint and x.asker_id = ${viewer.userId} for update`.execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  return rows[0]
}

const told = (trx: Db, { userId }: Viewer, kind: string, customerId: number, subjectId: number) =>
  recordEvent(trx, { kind, actorId: userId, customerId, subjectId })
