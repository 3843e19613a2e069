import { type LockedCustomer, lockCustomer } from '../customers/lock.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { Viewer } from '../platform/visibility.ts'
import { mayProtect, readState, type State, whyNot } from './state.ts'

const refusals = {
  noOwner: 'registration.no_owner',
  again: 'registration.again',
  limit: 'registration.limit',
} as const

export async function registerCustomer(trx: Db, viewer: Viewer, id: number): Promise<{ until: string }> {
  const customer = await lockProtectable(trx, viewer, id)
  await lockOwner(trx, customer)
  const state = await readState(trx, customer)
  if (state.standing) throw failure('registration.stands', { until: state.standing.until })
  const why = whyNot(viewer, customer, state)
  if (why) throw failure(refusals[why], { limit: state.limit })
  await sql`
    insert into registration (customer_id, by_id, owner_id, until)
    values (${id}, ${viewer.userId}, ${customer.ownerId}, ${state.next})`.execute(trx)
  await told(trx, viewer, id, { kind: 'customer.registered', until: state.next })
  return { until: state.next }
}

/** @throws record.not_found, permission.denied also for who works on it by a share */
async function lockProtectable(trx: Db, viewer: Viewer, id: number): Promise<LockedCustomer> {
  const customer = await lockCustomer(trx, viewer, id, { to: 'edit' })
  if (!mayProtect(viewer, customer)) throw failure('permission.denied')
  return customer
}

/** Two customers of one owner are registered one after the other: the limit is the owner's. */
const lockOwner = (trx: Db, { ownerId }: LockedCustomer) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`registrations of ${ownerId ?? 0}`}, 0))`.execute(trx)

export async function extendRegistration(trx: Db, viewer: Viewer, id: number): Promise<{ until: string }> {
  const { standing, next } = await standingState(trx, viewer, id)
  if (standing.isExtended) throw failure('registration.extended')
  await sql`update registration set until = ${next}, extended_at = now() where id = ${standing.id}`.execute(
    trx,
  )
  await told(trx, viewer, id, { kind: 'customer.registration_extended', until: next })
  return { until: next }
}

/** All that hold end, for a merge may have brought another one. */
export async function endRegistration(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await standingState(trx, viewer, id)
  await sql`
    update registration set ended_at = now(), ended_by = ${viewer.userId}
    where customer_id = ${id} and ended_at is null`.execute(trx)
  await told(trx, viewer, id, { kind: 'customer.registration_ended' })
}

/** @throws record.not_found where nothing was given up within the last hour that would still hold */
export async function restoreRegistration(trx: Db, viewer: Viewer, id: number): Promise<{ until: string }> {
  const customer = await lockProtectable(trx, viewer, id)
  await lockOwner(trx, customer)
  const { standing, held, limit } = await readState(trx, customer)
  if (standing) throw failure('registration.stands', { until: standing.until })
  if (held >= limit) throw failure('registration.limit', { limit })
  await sql`
    update registration set ended_at = null, ended_by = null
    where customer_id = ${id}
      and ended_at = (select max(ended_at) from registration where customer_id = ${id})
      and ended_at > now() - interval '1 hour'`.execute(trx)
  const again = (await readState(trx, customer)).standing
  if (!again) throw failure('record.not_found')
  await told(trx, viewer, id, { kind: 'customer.registration_restored', until: again.until })
  return { until: again.until }
}

type Standing = State & { standing: NonNullable<State['standing']> }

async function standingState(trx: Db, viewer: Viewer, id: number): Promise<Standing> {
  const state = await readState(trx, await lockProtectable(trx, viewer, id))
  if (!state.standing) throw failure('registration.ended')
  return { ...state, standing: state.standing }
}

type Told = { kind: string; until?: string }

const told = (trx: Db, { userId }: Viewer, customerId: number, { kind, until }: Told) =>
  recordEvent(trx, { kind, actorId: userId, customerId, ...(until && { data: { until } }) })
