import { randomUUID } from 'node:crypto'
import { endingOf } from '../../contract/file-types.ts'
import { lockCustomer } from '../customers/lock.ts'
import { requireCustomer } from '../customers/queries.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { Received } from '../platform/files/receive.ts'
import type { FileStore } from '../platform/files/store.ts'
import { mayTo, requirePermission, seenBy, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { agrees, typeOf } from './sniff.ts'

/** Asked before a byte is taken in; asked again, under the lock, when all of them are there. */
export async function requireMayAttach(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<void> {
  requirePermission(viewer, 'file.create')
  const customer = await requireCustomer(database, viewer, customerId)
  if (!mayTo(viewer, 'contribute', customer)) throw failure('permission.denied')
}

/**
 * Puts a received file away and beside its customer. The key is entered first: whatever fails afterwards, the daily
 * clear-out finds what was stored for nothing.
 */
export async function attachFile(
  { db }: Database,
  store: FileStore,
  viewer: Viewer,
  customerId: number,
  { path, fileName, size, sha256, head }: Received,
): Promise<{ id: number }> {
  const ending = endingOf(fileName)
  const type = typeOf(ending)
  const shownEnding = ending.slice(0, 20) || '—'
  if (!type) throw failure('file.type_refused', { ending: shownEnding })
  if (size === 0) throw invalid('file', 'file.empty')
  if (!agrees(type, head)) throw failure('file.content_mismatch', { ending: shownEnding })
  const key = randomUUID()
  const { mediaType } = type
  await sql`insert into stored_content (key) values (${key}::uuid)`.execute(db)
  await store.put({ key, size, sha256, mediaType }, path)
  return transaction(db, actorOf(viewer), async (trx) => {
    await lockCustomer(trx, viewer, customerId, { to: 'contribute' })
    const { rows } = await sql<{ id: number }>`
      insert into file (customer_id, name, media_type, size, sha256, content_key, created_by)
      values (${customerId}, ${fileName}, ${mediaType}, ${size}, ${sha256}, ${key}::uuid, ${viewer.userId}) returning id`.execute(
      trx,
    )
    const [made] = rows
    if (!made) throw new Error('insert without a row')
    await recordEvent(trx, { kind: 'file.created', actorId: viewer.userId, customerId, subjectId: made.id })
    return made
  })
}

export async function deleteFile(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const customerId = await lockFile(trx, viewer, id, { deleted: false })
  await sql`update file set deleted_at = now(), deleted_by = ${viewer.userId} where id = ${id}`.execute(trx)
  await recordEvent(trx, { kind: 'file.deleted', actorId: viewer.userId, customerId, subjectId: id })
}

export async function restoreFile(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const customerId = await lockFile(trx, viewer, id, { deleted: true })
  await sql`update file set deleted_at = null, deleted_by = null where id = ${id}`.execute(trx)
  await recordEvent(trx, { kind: 'file.restored', actorId: viewer.userId, customerId, subjectId: id })
}

/** The file's customer, locked. @throws record.not_found, permission.denied */
async function lockFile(
  trx: Db,
  viewer: Viewer,
  id: number,
  { deleted }: { deleted: boolean },
): Promise<number> {
  requirePermission(viewer, 'file.delete')
  const find = async () => {
    const { rows } = await sql<{ customerId: number }>`
      select f.customer_id as "customerId" from file f join ${seenBy(viewer, 'customer')} c on c.id = f.customer_id
      where f.id = ${id}::bigint and (f.deleted_at is not null) = ${deleted}`.execute(trx)
    if (!rows[0]) throw failure('record.not_found')
    return rows[0].customerId
  }
  const customerId = await find()
  await lockCustomer(trx, viewer, customerId, { to: 'contribute' })
  // It may have been deleted or restored while the lock was waited for.
  return find()
}
