import type { FollowUpDraft } from '../../contract/follow-up-fields.ts'
import { type MarkableField, markableFields } from '../../contract/verification.ts'
import { updateContact } from '../contacts/actions.ts'
import { updateCustomer } from '../customers/actions.ts'
import type { LockedCustomer } from '../customers/lock.ts'
import { dayOf } from '../followups/due.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure, invalid } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { recordCheck } from './check.ts'
import { putMark } from './mark.ts'
import { howOf } from './rules.ts'

type Learnt = Pick<FollowUpDraft, 'learnt' | 'confirmed' | 'method'> & { at: Date }

/**
 * What a follow-up told of the data, in its transaction: edits of the customer and of a contact, each by the action that
 * edits it anyway, which count as verified by the follow-up's method; and that the rest was confirmed.
 */
export async function learn(
  trx: Db,
  viewer: Viewer,
  customer: LockedCustomer,
  { learnt = {}, confirmed = false, method = 'phone', at }: Learnt,
): Promise<void> {
  const { rows } = await sql<{ on: string }>`
    select ${dayOf(sql`${at.toISOString()}::timestamptz`)} as on`.execute(trx)
  const on = rows[0]?.on ?? ''
  const verify = (field: MarkableField, contactId: number | null, phoneId: number | null = null) =>
    putMark(trx, viewer, customer, {
      field,
      contactId,
      phoneId,
      how: howOf(method),
      reason: null,
      on,
      proof: null,
      fileId: null,
    })
  if (learnt.customer) {
    const { version, changes } = learnt.customer
    await below('learnt.customer.', () => updateCustomer(trx, viewer, customer.id, { version, changes }))
    for (const field of markedIn('customer', changes)) await verify(field, null)
  }
  if (learnt.contact) {
    const { id, version, changes } = learnt.contact
    const before = await phonesOf(trx, customer.id, id)
    await below('learnt.contact.', () => updateContact(trx, viewer, id, { version, changes }))
    for (const field of markedIn('contact', changes)) if (field !== 'contact.phones') await verify(field, id)
    if (changes.phones)
      for (const phoneId of await phonesOf(trx, customer.id, id))
        if (!before.includes(phoneId)) await verify('contact.phones', id, phoneId)
  }
  if (confirmed) await recordCheck(trx, viewer, customer, 'follow_up')
}

/** The fields with a new value that can be marked. */
const markedIn = (object: 'customer' | 'contact', changes: Record<string, unknown>): MarkableField[] =>
  markableFields.filter(
    (field) => field.startsWith(`${object}.`) && (changes[field.slice(object.length + 1)] ?? null) !== null,
  )

/** @throws input.invalid for a contact of another customer */
async function phonesOf(trx: Db, customerId: number, contactId: number): Promise<number[]> {
  const { rows } = await sql<{ phones: number[] }>`
    select array(select id from contact_phone where contact_id = k.id order by id) as phones
    from contact k where k.id = ${contactId}::bigint and k.customer_id = ${customerId} and k.deleted_at is null`.execute(
    trx,
  )
  if (!rows[0]) throw invalid('learnt.contact.id', 'reference')
  return rows[0].phones
}

/** Problems are told where they stand in the follow-up. */
async function below(prefix: string, edit: () => Promise<unknown>): Promise<void> {
  try {
    await edit()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Failure(error.code, {
      data: error.data,
      fields: error.fields.map((field) => ({ ...field, path: `${prefix}${field.path}` })),
      ...(error.collisions && { collisions: error.collisions }),
      ...(error.version !== undefined && { version: error.version }),
    })
  }
}
