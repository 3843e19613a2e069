import type { BarredChannel } from '../../contract/consent-marks.ts'
import type * as contract from '../../contract/consents.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import { lockContact } from '../contacts/actions.ts'
import { emptyWithdrawn } from '../household/empty.ts'
import { holdHousehold } from '../household/hold.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid, violatedConstraint } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { Jobs } from '../platform/jobs.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { requirePast } from './requests.ts'

/** @throws consent.stands where the purpose has a basis already */
export async function noteConsent(
  trx: Db,
  viewer: Viewer,
  contactId: number,
  { purposeId, basis, givenOn, way = null, proof = null, fileId = null }: BodyOf<typeof contract.noteConsent>,
): Promise<{ id: number }> {
  const { customerId } = await lockContact(trx, viewer, contactId, 'contact.edit')
  await requirePast(trx, givenOn, 'givenOn')
  const { rows: known } = await sql`
    select from privacy_purpose where id = ${purposeId}::bigint and active`.execute(trx)
  if (known.length === 0) throw invalid('purposeId', 'reference')
  if (fileId !== null) await requireFile(trx, viewer, customerId, fileId)
  const { rows } = await sql<{ id: number }>`
    insert into consent (contact_id, purpose_id, basis, given_on, way, proof, file_id, noted_by)
    values (${contactId}, ${purposeId}, ${basis}, ${givenOn}::date, ${way}, ${proof}, ${fileId}::bigint, ${viewer.userId}) returning id`
    .execute(trx)
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'consent_standing' ? failure('consent.stands') : error
    })
  await tell(trx, viewer, 'consent.noted', customerId, contactId)
  return rows[0] ?? { id: 0 }
}

async function requireFile(trx: Db, viewer: Viewer, customerId: number, fileId: number): Promise<void> {
  const { rows } = await sql`
    select from ${seenBy(viewer, 'file')} f where f.id = ${fileId}::bigint and f.customer_id = ${customerId}`.execute(
    trx,
  )
  if (rows.length === 0) throw invalid('fileId', 'reference')
}

/** Who takes consent to marketing back isn't reached with it again; of household data nothing stays. @throws consent.withdrawn */
export async function withdrawConsent(
  trx: Db,
  jobs: Jobs,
  viewer: Viewer,
  { id, on }: { id: number; on: string },
): Promise<void> {
  await holdHousehold(trx)
  const { rows: found } = await sql<{ contactId: number }>`
    select n.contact_id as "contactId" from consent n join ${seenBy(viewer, 'contact')} k on k.id = n.contact_id
    where n.id = ${id}::bigint`.execute(trx)
  const contactId = found[0]?.contactId
  if (contactId === undefined) throw failure('record.not_found')
  const { customerId } = await lockContact(trx, viewer, contactId, 'contact.edit')
  await requirePast(trx, on, 'on')
  const { rows } = await sql<{ isMarketing: boolean; purposeId: number }>`
    update consent n set withdrawn_on = ${on}::date, withdrawn_at = now(), withdrawn_by = ${viewer.userId}
    from privacy_purpose p where n.id = ${id} and p.id = n.purpose_id and n.withdrawn_on is null
    returning p.is_marketing as "isMarketing", p.id as "purposeId"`.execute(trx)
  const [withdrawn] = rows
  if (!withdrawn) throw failure('consent.withdrawn')
  await tell(trx, viewer, 'consent.withdrawn', customerId, contactId)
  const keys = await emptyWithdrawn(trx, viewer, { contactId, customerId, purposeId: withdrawn.purposeId })
  if (keys.length > 0) await jobs.add(trx, 'privacy.erased', { keys })
  if (!withdrawn.isMarketing) return
  const { rows: marks } = await sql<{ channels: BarredChannel[]; reason: string | null }>`
    select channels, reason from do_not_contact where contact_id = ${contactId} and lifted_at is null`.execute(
    trx,
  )
  const { channels, reason } = marks[0] ?? { channels: [], reason: null }
  if (channels.includes('all') || channels.includes('marketing')) return
  await replaceMark(trx, viewer, contactId, { channels: [...channels, 'marketing'], reason })
}

/** Without ways the mark is lifted, also that of a contact that is part of this one. */
export async function barContact(
  trx: Db,
  viewer: Viewer,
  contactId: number,
  { channels, reason = null }: BodyOf<typeof contract.barContact>,
): Promise<void> {
  const { customerId } = await lockContact(trx, viewer, contactId, 'contact.edit')
  await replaceMark(trx, viewer, contactId, { channels: [...new Set(channels)], reason })
  await tell(trx, viewer, channels.length > 0 ? 'contact.barred' : 'contact.unbarred', customerId, contactId)
}

type Mark = { channels: BarredChannel[]; reason: string | null }

/** The one before stays as history; since when it holds goes on where only its words or ways change. */
async function replaceMark(trx: Db, { userId }: Viewer, contactId: number, { channels, reason }: Mark) {
  const { rows } = await sql<{ since: string }>`
    update do_not_contact set lifted_at = now(), lifted_by = ${userId}
    where id in (select id from marks_of(${contactId})) returning since`.execute(trx)
  if (channels.length === 0) return
  const since = rows.map((row) => row.since).sort()[0] ?? null
  await sql`
    insert into do_not_contact (contact_id, channels, since, reason, noted_by)
    select ${contactId}, ${channels}::text[], coalesce(${since}::date, (now() at time zone time_zone)::date), ${reason}, ${userId}
    from organisation`.execute(trx)
}

const tell = (trx: Db, { userId }: Viewer, kind: string, customerId: number, contactId: number) =>
  recordEvent(trx, { kind, actorId: userId, customerId, subjectId: contactId })
