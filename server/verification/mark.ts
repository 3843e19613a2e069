import type { MarkableField, MarkDraft } from '../../contract/verification.ts'
import { type LockedCustomer, lockCustomer } from '../customers/lock.ts'
import { facing } from '../customers/name.ts'
import { isFilledIn, knownOfContact } from '../field-sets/filled.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { isOwn, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'
import { readToday } from '../settings/queries.ts'
import { leaveUnchanged, recordCheck } from './check.ts'
import { levelProblem, markPurpose, mayMark } from './policy.ts'
import { markProblem } from './rules.ts'

/**
 * Marks a value as verified or invalid, in place of the mark that stands on it. Whoever may edit the value may, as far
 * as they see it.
 * @throws input.invalid where there is no such value, or its level doesn't let one say so
 */
export async function setMark(trx: Db, viewer: Viewer, customerId: number, draft: MarkDraft) {
  const customer = await lockCustomer(trx, viewer, customerId, { to: markPurpose(viewer, draft.field) })
  const problem = markProblem(draft)
  if (problem) throw invalid(problem.path, problem.code)
  const level = levelOf(facing(viewer, customer), draft.field, isOwn(viewer, customer))
  const barred = levelProblem(level, draft.how)
  if (barred) throw invalid('field', barred)
  const today = await readToday(trx)
  if (draft.on !== undefined && draft.on > today) throw invalid('on', 'mark.to_come')
  await requireValue(trx, customer.id, draft)
  if (draft.fileId !== null) await requireFile(trx, customer.id, draft.fileId)
  return putMark(trx, viewer, customer, { ...draft, on: draft.on ?? today })
}

/** Of a value that is there, of a customer that is locked. */
export async function putMark(
  trx: Db,
  viewer: Viewer,
  customer: LockedCustomer,
  { field, contactId, phoneId, how, reason, on, proof, fileId }: MarkDraft & { on: string },
): Promise<{ id: number }> {
  const { rows } = await sql<{ id: number }>`
    insert into field_mark (customer_id, contact_id, phone_id, field, how, reason, verified_on, actor_id, proof, file_id)
    values (${customer.id}, ${contactId}, ${phoneId}, ${field}, ${how}, ${reason}, ${on}, ${viewer.userId}, ${proof}, ${fileId})
    on conflict (customer_id, field, contact_id, phone_id) do update set how = excluded.how, reason = excluded.reason,
      verified_on = excluded.verified_on, at = now(), actor_id = excluded.actor_id, proof = excluded.proof,
      file_id = excluded.file_id
    returning id`.execute(trx)
  if (!rows[0]) throw new Error('a mark without a row')
  await recordEvent(trx, {
    kind: how === null ? 'customer.invalidated' : 'customer.verified',
    actorId: viewer.userId,
    customerId: customer.id,
    data: { field, contactId, how, reason },
  })
  if (how !== null) {
    await leaveUnchanged(trx, viewer, customer.id, field)
    await recordCheck(trx, viewer, customer, 'mark')
  }
  return rows[0]
}

/** One that is gone already, or of which nothing is told, is left alone. */
export async function takeMarkBack(
  trx: Db,
  viewer: Viewer,
  customerId: number,
  markId: number,
): Promise<void> {
  // The widest that a mark may be taken back by; the right to this one is asked once it is known.
  const customer = await lockCustomer(trx, viewer, customerId, { to: markPurpose(viewer, 'contact.name') })
  const { rows } = await sql<{ field: MarkableField; contactId: number | null }>`
    select field, contact_id as "contactId" from field_mark
    where id = ${markId}::bigint and customer_id = ${customer.id}`.execute(trx)
  const [found] = rows
  if (!found) return
  const level = levelOf(viewer, found.field, isOwn(viewer, customer))
  if (level === 'hidden') return
  if (level === 'read' || !mayMark(viewer, found.field, customer)) throw failure('permission.denied')
  await sql`delete from field_mark where id = ${markId}`.execute(trx)
  await recordEvent(trx, {
    kind: 'customer.mark_taken_back',
    actorId: viewer.userId,
    customerId: customer.id,
    data: found,
  })
}

async function requireValue(
  trx: Db,
  customerId: number,
  { field, contactId, phoneId }: MarkDraft,
): Promise<void> {
  const { rows } = await sql<{ isThere: boolean }>`
    select ${contactId === null ? isFilledIn(field) : knownOf(field, phoneId)} as "isThere"
    from customer c ${contactId === null ? sql`` : sql`join contact k on k.customer_id = c.id and k.id = ${contactId}::bigint and k.deleted_at is null`}
    where c.id = ${customerId}`.execute(trx)
  if (!rows[0]) throw invalid('contactId', 'reference')
  if (!rows[0].isThere)
    throw phoneId === null ? invalid('field', 'mark.empty') : invalid('phoneId', 'reference')
}

function knownOf(field: string, phoneId: number | null): RawBuilder<unknown> {
  if (phoneId !== null)
    return sql`exists (select from contact_phone p where p.contact_id = k.id and p.id = ${phoneId}::bigint)`
  return knownOfContact[field.slice('contact.'.length) as keyof typeof knownOfContact]
}

async function requireFile(trx: Db, customerId: number, fileId: number): Promise<void> {
  const { rows } = await sql`
    select from file where id = ${fileId}::bigint and customer_id = ${customerId} and deleted_at is null`.execute(
    trx,
  )
  if (rows.length === 0) throw invalid('fileId', 'reference')
}
