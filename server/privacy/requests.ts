import type { BodyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/privacy.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { changesSince } from './changes.ts'
import { wasCopied, wasWithdrawn } from './done.ts'
import { requirePerson, type Subject } from './person.ts'

type Request = {
  id: number
  kind: contract.RequestKind
  subject: Subject
  receivedOn: string
  createdAt: string
  isOpen: boolean
}

/** People who may handle requests: whoever owns one can also open it. */
export const officers = sql`(
  select u.id, u.name from user_account u where u.status = 'active' and exists (
    select from user_role r join role_permission p on p.role_id = r.role_id
    where r.user_id = u.id and p.object = 'privacy' and p.action = 'manage'))`

/** @throws record.not_found for a person whom the viewer doesn't see, input.invalid for an owner who may not */
export async function createRequest(
  trx: Db,
  viewer: Viewer,
  { contactId, customerId, ownerId = viewer.userId, ...given }: BodyOf<typeof contract.createPrivacyRequest>,
): Promise<{ id: number }> {
  const subject = await subjectOf(trx, viewer, contactId, customerId)
  await requireOfficer(trx, ownerId)
  await requirePast(trx, given.receivedOn, 'receivedOn')
  const { rows } = await sql<{ id: number }>`
    insert into privacy_request (kind, contact_id, customer_id, received_on, channel, identity, owner_id, due_on, created_by)
    select ${given.kind}, ${subject.contactId}::bigint, ${subject.customerId}, ${given.receivedOn}::date, ${given.channel}, ${given.identity},
      ${ownerId}, coalesce(${given.dueOn ?? null}::date, ${given.receivedOn}::date + privacy_days), ${viewer.userId}
    from organisation returning id`.execute(trx)
  if (!rows[0]) throw new Error('insert without a row')
  return rows[0]
}

/** The contact of a customer who is a person stands for that customer. */
async function subjectOf(
  trx: Db,
  viewer: Viewer,
  contactId: number | undefined,
  customerId: number | undefined,
): Promise<Subject> {
  if ((contactId === undefined) === (customerId === undefined)) throw invalid('contactId', 'required')
  const person = await requirePerson(trx, viewer, {
    contactId: contactId ?? null,
    customerId: customerId ?? 0,
  })
  if (person.isErased) throw failure('privacy.erased')
  if (person.isCustomer) return { contactId: null, customerId: person.customerId }
  if (contactId === undefined) throw invalid('customerId', 'reference')
  return { contactId, customerId: person.customerId }
}

async function requireOfficer(trx: Db, ownerId: number): Promise<void> {
  const { rows } = await sql`select from ${officers} o where o.id = ${ownerId}::bigint`.execute(trx)
  if (rows.length === 0) throw invalid('ownerId', 'reference')
}

/** Nothing has come in, or was said, tomorrow. @throws input.invalid */
export async function requirePast(trx: Db, day: string, path: string): Promise<void> {
  const { rows } = await sql<{ isPast: boolean }>`
    select ${day}::date <= (now() at time zone time_zone)::date as "isPast" from organisation`.execute(trx)
  if (!rows[0]?.isPast) throw invalid(path, 'date.future')
}

/** @throws record.not_found, privacy.closed; input.invalid where it is of another kind */
export async function openRequest(db: Db, id: number, kind?: contract.RequestKind): Promise<Request> {
  return opened(await find(db, id, sql``), kind)
}

/** The same, its row locked: of two who close it the second finds it closed. */
export async function lockOpen(trx: Db, id: number, kind?: contract.RequestKind): Promise<Request> {
  return opened(await find(trx, id, sql`for update`), kind)
}

async function find(db: Db, id: number, lock: ReturnType<typeof sql>): Promise<Request | undefined> {
  const { rows } = await sql<Omit<Request, 'subject'> & Subject>`
    select id, kind, contact_id as "contactId", customer_id as "customerId", received_on as "receivedOn", created_at as "createdAt", outcome is null as "isOpen"
    from privacy_request where id = ${id}::bigint ${lock}`.execute(db)
  if (!rows[0]) return undefined
  const { contactId, customerId, ...request } = rows[0]
  return { ...request, subject: { contactId, customerId } }
}

function opened(request: Request | undefined, kind?: contract.RequestKind): Request {
  if (!request) throw failure('record.not_found')
  if (!request.isOpen) throw failure('privacy.closed')
  if (kind !== undefined && request.kind !== kind) throw failure('record.not_found')
  return request
}

export async function updateRequest(
  trx: Db,
  id: number,
  { receivedOn, channel, identity, ownerId, dueOn }: BodyOf<typeof contract.updatePrivacyRequest>,
): Promise<void> {
  await lockOpen(trx, id)
  if (ownerId !== undefined) await requireOfficer(trx, ownerId)
  if (receivedOn !== undefined) await requirePast(trx, receivedOn, 'receivedOn')
  await sql`
    update privacy_request set received_on = coalesce(${receivedOn ?? null}::date, received_on),
      channel = coalesce(${channel ?? null}, channel), identity = coalesce(${identity ?? null}, identity),
      owner_id = coalesce(${ownerId ?? null}::bigint, owner_id), due_on = coalesce(${dueOn ?? null}::date, due_on)
    where id = ${id}`.execute(trx)
}

/**
 * A refusal states its ground (PIPL article 50); a correction, what was put right. A copy was made and a consent withdrawn since
 * the request came in, or it isn't done. To erase is closed as done by erasing alone.
 * @throws input.invalid, privacy.closed
 */
export async function closeRequest(
  trx: Db,
  viewer: Viewer,
  id: number,
  { outcome, ground, words, changeIds = [] }: BodyOf<typeof contract.closePrivacyRequest>,
): Promise<void> {
  const request = await lockOpen(trx, id)
  if ((outcome === 'refused') !== (ground !== undefined))
    throw invalid('ground', ground === undefined ? 'required' : 'reference')
  if (ground === 'other' && words === undefined) throw invalid('words', 'required')
  if (outcome === 'done') {
    if (request.kind === 'erase') throw invalid('outcome', 'privacy.by_erasing')
    if (request.kind === 'correct') await requireChanges(trx, viewer, request, changeIds)
    if (request.kind === 'copy' && !(await wasCopied(trx, id))) throw invalid('outcome', 'privacy.no_copy')
    if (request.kind === 'withdraw') await requireWithdrawal(trx, viewer, request)
  } else if (changeIds.length > 0) throw invalid('changeIds', 'reference')
  await close(trx, viewer, id, { outcome, ground, words, changeIds })
}

async function requireChanges(trx: Db, viewer: Viewer, { subject, createdAt }: Request, changeIds: number[]) {
  if (changeIds.length === 0) throw invalid('changeIds', 'required')
  const person = await requirePerson(trx, viewer, subject)
  const known = new Set((await changesSince(trx, person, createdAt)).map((change) => change.id))
  const strange = changeIds.findIndex((one) => !known.has(one))
  if (strange >= 0) throw invalid(`changeIds.${strange}`, 'reference')
}

async function requireWithdrawal(trx: Db, viewer: Viewer, { subject, receivedOn }: Request) {
  const person = await requirePerson(trx, viewer, subject)
  if (!(await wasWithdrawn(trx, person, receivedOn))) throw invalid('outcome', 'privacy.no_withdrawal')
}

type Closing = {
  outcome: 'done' | 'refused' | 'withdrawn'
  ground?: string | undefined
  words?: string | undefined
  changeIds?: readonly number[]
}

/** Of a request that is locked. */
export const close = (trx: Db, { userId }: Viewer, id: number, closing: Closing) =>
  sql`
    update privacy_request set outcome = ${closing.outcome}, ground = ${closing.ground ?? null}, words = ${closing.words ?? null},
      change_ids = ${[...(closing.changeIds ?? [])]}::bigint[], closed_at = now(), closed_by = ${userId}
    where id = ${id}`.execute(trx)
