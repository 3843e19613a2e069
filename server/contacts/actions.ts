import type {
  ContactChanges,
  ContactDraft,
  revealContact as revealEndpoint,
  updateContact as updateEndpoint,
} from '../../contract/contacts.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import type { Permission } from '../../contract/permissions.ts'
import { asLogged, checkedCustom } from '../custom-fields/values.ts'
import { refuseCollisions } from '../customers/collisions.ts'
import { lockCustomer } from '../customers/lock.ts'
import { recordReveal } from '../customers/reveals.ts'
import { numbersIn, reachOf } from '../duplicates/find.ts'
import { lockEntry } from '../duplicates/locks.ts'
import { refuseBlocked } from '../duplicates/refuse.ts'
import { requireBasisLeft } from '../household/empty.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { isOwn, levelOf, requireWritable } from '../platform/fields.ts'
import { mayAtAll, requirePermission, seenBy, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { refusePhoneCollision } from './collisions.ts'
import { addContacts } from './insert.ts'
import { findMaskedOfContact } from './queries.ts'
import { moveReports, requireSuccessor } from './successor.ts'
import { writeContact } from './writes.ts'

/** Contacts follow the customer's visibility: who sees the customer and holds the verb may work on them (DOMAIN §1). */
export async function createContact(trx: Db, viewer: Viewer, customerId: number, draft: ContactDraft) {
  requirePermission(viewer, 'contact.create')
  await lockEntry(trx, reachOf([draft]))
  await lockCustomer(trx, viewer, customerId, { to: 'contribute' })
  requireWritable(viewer, 'contact', Object.keys(draft))
  if (draft.reportsToId) await requireColleague(trx, { customerId, id: 0 }, draft.reportsToId, 'reportsToId')
  const place = { object: 'contact', recordId: null, prefix: '' } as const
  const custom = await checkedCustom(trx, viewer, place, draft.custom)
  const [id = 0] = await addContacts(trx, customerId, viewer.userId, [{ ...draft, custom }], () => '')
  if (!draft.leftOn)
    await refuseBlocked(trx, {
      customerId,
      edited: { phones: draft.phones, email: draft.email },
      ownerId: null,
    })
  await logCreation(trx, customerId, id)
  await recordEvent(trx, { kind: 'contact.created', actorId: viewer.userId, customerId, subjectId: id })
  return { id, version: 1 }
}

/** Only of a contact added later: those of a new customer or of an import belong to its creation. */
const logCreation = (trx: Db, customerId: number, id: number) =>
  sql`
    insert into change_log (record, record_id, customer_id, version, actor_id, source, changes)
    values ('contact', ${id}, ${customerId}, 1, current_actor(), current_source(), '{"created": [false, true]}')`.execute(
    trx,
  )

/** Numbers and the address that the contact hasn't had so far; of who has left nothing counts. */
async function broughtIn(trx: Db, id: number, { phones, email, leftOn }: ContactChanges) {
  if (!phones && !email) return {}
  const { rows } = await sql<{ left: boolean; email: string | null; phones: string[] }>`
    select k.left_on is not null as left, k.email, array(select e164 from contact_phone where contact_id = k.id) as phones
    from contact k where k.id = ${id}::bigint`.execute(trx)
  const [had] = rows
  if (!had || leftOn || (had.left && leftOn !== null)) return {}
  return {
    phones: phones && numbersIn(phones).filter((number) => !had.phones.includes(number)),
    ...(email?.toLowerCase() !== had.email?.toLowerCase() && { email }),
  }
}

export async function updateContact(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes, successor }: BodyOf<typeof updateEndpoint>,
) {
  await lockEntry(trx, reachOf([changes]))
  const contact = await lockContact(trx, viewer, id, 'contact.edit')
  const { customerId } = contact
  requireWritable(viewer, 'contact', Object.keys(changes), 'changes.')
  const own = isOwn(viewer, contact)
  const place = { object: 'contact', recordId: id, prefix: 'changes.' } as const
  const custom = await checkedCustom(trx, viewer, place, changes.custom)
  const compared = { ...changes, ...asLogged(custom) }
  await refuseCollisions(trx, viewer, 'contact', { id, version, current: contact.version, own }, compared)
  if (changes.phones && version < contact.version) {
    const masked = levelOf(viewer, 'contact.phones', own) === 'masked'
    await refusePhoneCollision(trx, { id, version, masked }, changes.phones)
  }
  if (changes.reportsToId)
    await requireColleague(trx, { customerId, id }, changes.reportsToId, 'changes.reportsToId')
  const takerId = successor ? await findSuccessor(trx, viewer, { ...contact, id }, changes, successor) : null
  const gives = contact.isPrimary && (takerId !== null || changes.isPrimary === false)
  const next = gives ? (takerId ?? (await nextContact(trx, customerId, id))) : 0
  const { isPrimary: wish, custom: _given, ...others } = changes
  const isPrimary = takerId !== null && (contact.isPrimary || wish) ? false : wish
  const kept = {
    ...others,
    ...(next !== null && isPrimary !== undefined && { isPrimary }),
    ...(Object.keys(custom).length > 0 && { custom }),
  }
  const brought = await broughtIn(trx, id, changes)
  const written =
    Object.keys(kept).length === 0
      ? contact.version
      : await writeContact(trx, { id, customerId }, viewer.userId, kept)
  await refuseBlocked(trx, { customerId, edited: brought, ownerId: null, prefix: 'changes.' })
  if (next) await makePrimary(trx, next)
  if (takerId !== null && successor?.takesReports)
    await moveReports(trx, { id, customerId }, takerId, viewer.userId)
  return { version: written }
}

/** Made by this very step where there is none yet. */
async function findSuccessor(
  trx: Db,
  viewer: Viewer,
  contact: LockedContact & { id: number },
  changes: BodyOf<typeof updateEndpoint>['changes'],
  { contactId, name, takesReports }: NonNullable<BodyOf<typeof updateEndpoint>['successor']>,
): Promise<number> {
  const leftOn = changes.leftOn === undefined ? contact.leftOn : changes.leftOn
  if (leftOn === null) throw invalid('successor', 'successor.not_left')
  if (takesReports) requireWritable(viewer, 'contact', ['reportsToId'], 'successor.')
  if (name !== undefined) return (await createContact(trx, viewer, contact.customerId, { name })).id
  if (contactId === undefined) throw invalid('successor', 'successor.one')
  await requireSuccessor(trx, contact, contactId)
  return contactId
}

/** The customer's next contact becomes the primary one, so that lists go on showing somebody. */
export async function deleteContact(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const { customerId } = await lockContact(trx, viewer, id, 'contact.delete')
  const { rows } = await sql<{ was_primary: boolean }>`
    update contact set deleted_at = now(), deleted_by = ${viewer.userId}, is_primary = false, version = version + 1
    where id = ${id}
    returning (select is_primary from contact where id = ${id}) as was_primary`.execute(trx)
  await requireBasisLeft(trx, customerId)
  const successor = rows[0]?.was_primary ? await nextContact(trx, customerId, id) : null
  if (successor) await makePrimary(trx, successor)
  await sql`update customer set contact_count = contact_count - 1 where id = ${customerId}`.execute(trx)
}

/** Who stands in for a primary contact that goes: who is still there comes before who has left. */
async function nextContact(trx: Db, customerId: number, exceptId: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from contact where customer_id = ${customerId} and deleted_at is null and id <> ${exceptId}
    order by left_on is not null, ordinal limit 1`.execute(trx)
  return rows[0]?.id ?? null
}

const makePrimary = (trx: Db, id: number) =>
  sql`update contact set is_primary = true, version = version + 1 where id = ${id}`.execute(trx)

export async function restoreContact(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const { customerId } = await lockContact(trx, viewer, id, 'contact.delete', true)
  await sql`
    update contact set deleted_at = null, deleted_by = null, version = version + 1,
      is_primary = not exists (select from contact where customer_id = ${customerId} and is_primary and deleted_at is null)
    where id = ${id}`.execute(trx)
  await sql`update customer set contact_count = contact_count + 1 where id = ${customerId}`.execute(trx)
}

/** Recorded before anything is shown: who looked at whom, when and why. Without a mask there is nothing to record. */
export async function revealContact(
  database: Database,
  viewer: Viewer,
  id: number,
  { reason }: BodyOf<typeof revealEndpoint>,
) {
  const contact = await findMaskedOfContact(database, viewer, id)
  if (!contact) throw failure('record.not_found')
  const { customerId, masked, clear } = contact
  if (masked.length > 0)
    await transaction(database.db, actorOf(viewer), (trx) =>
      recordReveal(trx, viewer, { customerId, of: { kind: 'contact', id }, fields: masked, reason }),
    )
  return clear
}

type LockedContact = {
  customerId: number
  ownerId: number | null
  version: number
  isPrimary: boolean
  leftOn: string | null
  allowed: boolean
  isErased: boolean
}

/** @throws record.not_found, permission.denied, privacy.erased */
export async function lockContact(
  trx: Db,
  viewer: Viewer,
  id: number,
  permission: Permission,
  trash = false,
) {
  const { rows } = await sql<LockedContact>`
    select c.id as "customerId", c.owner_id as "ownerId", k.version, k.is_primary as "isPrimary", k.left_on as "leftOn",
      k.erased_at is not null as "isErased",
      exists (select from ${seenBy(viewer, 'customer', { action: 'contribute' })} a where a.id = c.id) as allowed
    from contact k join ${seenBy(viewer, 'customer')} c on c.id = k.customer_id
    where k.id = ${id}::bigint and k.deleted_at is ${trash ? sql`not null` : sql`null`}
    for update of c, k`.execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  if (!rows[0].allowed || !mayAtAll(viewer, permission)) throw failure('permission.denied')
  if (rows[0].isErased && permission === 'contact.edit') throw failure('privacy.erased')
  return rows[0]
}

/**
 * The person reported to is another contact of the same customer, who doesn't report back to this one. The customer's
 * row is locked by who calls, so two edits can't close a circle that neither sees alone.
 */
async function requireColleague(
  trx: Db,
  { customerId, id }: { customerId: number; id: number },
  reportsToId: number,
  path: string,
): Promise<void> {
  const { rows } = await sql<{ circle: boolean }>`
    with recursive above as (
      select id, reports_to_id from contact
      where id = ${reportsToId} and customer_id = ${customerId} and deleted_at is null and id <> ${id}
      union select k.id, k.reports_to_id from contact k join above a on k.id = a.reports_to_id)
    select coalesce(bool_or(id = ${id}), false) as circle from above having count(*) > 0`.execute(trx)
  if (!rows[0]) throw invalid(path, 'reference')
  if (rows[0].circle) throw invalid(path, 'reports_to.circle')
}
