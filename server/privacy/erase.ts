import type { BodyOf } from '../../contract/endpoint.ts'
import type { erasePerson as endpoint } from '../../contract/privacy.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { FileStore } from '../platform/files/store.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { anonymiseContacts, anonymiseCustomer } from './anonymise.ts'
import { dropExports, lookThroughExports } from './exported.ts'
import { matcherOf } from './mentions.ts'
import { type Person, readPerson, requirePerson, type Subject } from './person.ts'
import { close, lockOpen, openRequest } from './requests.ts'
import { emptyStagedRows } from './rows.ts'
import { replaceInHistory, replaceMentions } from './sweep.ts'

type Asked = BodyOf<typeof endpoint>

/**
 * Erases the person of a request for good, all of it in one transaction. Contents of files go afterwards, by a job of the same
 * transaction: nothing refers to them any more.
 * @throws record.not_found, privacy.closed, privacy.import_running
 */
export async function erasePerson(
  database: Database,
  { jobs, store }: { jobs: Jobs; store: FileStore },
  viewer: Viewer,
  id: number,
  { keep, fileIds, words }: Asked,
): Promise<{ replaced: number }> {
  const { subject } = await openRequest(database.db, id, 'erase')
  const before = await requirePerson(database.db, viewer, subject)
  // Reading the files of exports takes long: it is done before anything is locked.
  const { clean } = await lookThroughExports(database.db, store, before, matcherOf(before.traits))
  return transaction(database.db, actorOf(viewer), async (trx) => {
    await sql`set local statement_timeout = '120s'`.execute(trx)
    await lockOpen(trx, id, 'erase')
    const person = await lockPerson(trx, subject)
    await requirePerson(trx, viewer, subject)
    await requireFiles(trx, person, fileIds)
    const erased = await eraseRows(trx, person, {
      keep,
      fileIds,
      clean: sameTraits(before, person) ? clean : [],
    })
    await noteErasure(trx, person, { requestId: id, actorId: viewer.userId, fileIds, keep })
    await close(trx, viewer, id, { outcome: 'done', words: words && matcherOf(person.traits).replace(words) })
    await recordEvent(trx, {
      kind: 'person.erased',
      actorId: viewer.userId,
      customerId: person.customerId,
      data: { requestId: id },
    })
    await recordAccess(trx, {
      actorId: viewer.userId,
      action: 'person.erased',
      objectKind: 'privacy_request',
      objectId: id,
      customerId: person.customerId,
      data: { contactIds: person.contactIds, replaced: erased.replaced, files: fileIds.length },
    })
    await jobs.add(trx, 'privacy.erased', { keys: erased.keys })
    return { replaced: erased.replaced }
  })
}

/** Their customers, locked in the order of the ids as wherever many are; read again, for the wait may have changed them. */
export async function lockPerson(trx: Db, subject: Subject): Promise<Person> {
  const { customerIds } = await readPerson(trx, subject)
  await sql`select from customer where id = any(${customerIds}::bigint[]) order by id for update`.execute(trx)
  return readPerson(trx, subject)
}

const sameTraits = (one: Person, other: Person) => JSON.stringify(one.traits) === JSON.stringify(other.traits)

type Choice = {
  keep: readonly string[]
  fileIds: readonly number[]
  /** Exports that are known to tell nothing of the person. */
  clean: readonly number[]
}

/** Of a person whose customers are locked. @returns in how many places they were mentioned, and contents to be removed */
export async function eraseRows(
  trx: Db,
  person: Person,
  { keep, fileIds, clean }: Choice,
): Promise<{ replaced: number; keys: string[] }> {
  const matcher = matcherOf(person.traits)
  const kept = new Set(keep)
  await emptyStagedRows(trx, person, matcher)
  const keys = [...(await dropExports(trx, clean)), ...(await removeFiles(trx, person, fileIds))]
  // Before the mentions: a customer who is a person loses all words, not only those that name them.
  if (person.isCustomer) await anonymiseCustomer(trx, person)
  const replaced = await replaceMentions(trx, person, matcher, kept)
  await anonymiseContacts(trx, person)
  await replaceInHistory(trx, person, matcher, kept)
  return { replaced, keys }
}

/** @throws input.invalid for a file of somebody else */
async function requireFiles(trx: Db, { customerIds }: Person, fileIds: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from file where customer_id = any(${customerIds}::bigint[]) and id = any(${[...fileIds]}::bigint[])`.execute(
    trx,
  )
  const known = new Set(rows.map(({ id }) => id))
  const strange = fileIds.findIndex((id) => !known.has(id))
  if (strange >= 0) throw invalid(`fileIds.${strange}`, 'reference')
}

async function removeFiles(trx: Db, { customerIds }: Person, fileIds: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    delete from file where customer_id = any(${customerIds}::bigint[]) and id = any(${[...fileIds]}::bigint[])
    returning content_key as key`.execute(trx)
  return rows.map(({ key }) => key)
}

type Noted = {
  requestId: number | null
  actorId: number | null
  fileIds: readonly number[]
  keep: readonly string[]
}

export async function noteErasure(
  trx: Db,
  person: Person,
  { requestId, actorId, fileIds, keep }: Noted,
): Promise<void> {
  const { rows } = await sql<{ person: unknown }>`
    select jsonb_build_object(
      'customer', (select jsonb_build_object('id', id, 'madeAt', created_at) from customer where id = ${person.customerId}),
      'contacts', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'madeAt', created_at) order by id), '[]')
        from contact where id = any(${person.contactIds}::bigint[])),
      'isCustomer', ${person.isCustomer}::boolean) as person`.execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  await sql`
    insert into erasure (request_id, actor_id, person, file_ids, kept)
    values (${requestId}, ${actorId}, ${JSON.stringify(rows[0].person)}::jsonb, ${[...fileIds]}::bigint[], ${[...keep]}::text[])`.execute(
    trx,
  )
}
