import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as contract from '../../contract/files.ts'
import { requireCustomer } from '../customers/queries.ts'
import { recordAccess } from '../platform/access-log.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { contentDisposition } from '../platform/files/disposition.ts'
import { receiveFile } from '../platform/files/receive.ts'
import { type FileStore, isDiskFull, StoreError } from '../platform/files/store.ts'
import type { Settings } from '../platform/settings.ts'
import { mayAtAll, mayTo, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { attachFile, deleteFile, requireMayAttach, restoreFile } from './actions.ts'
import { findFile, isPreviewed, listFiles, type StoredFile } from './queries.ts'

/** Whatever a file holds, in a page of its own it can neither run nor load anything. */
const confined = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"
export function fileRoutes(
  app: FastifyInstance,
  database: Database,
  store: FileStore,
  { UPLOAD_LIMIT_MB: limitMegabytes }: Pick<Settings, 'UPLOAD_LIMIT_MB'>,
): void {
  const { db } = database

  bind(app, contract.listFiles, async ({ viewer, params }) => {
    const customer = await requireCustomer(database, viewer, params.id)
    return {
      rows: await listFiles(database, viewer, customer),
      limit: limitMegabytes * 1024 ** 2,
      can: { create: mayTo(viewer, 'contribute', customer) && mayAtAll(viewer, 'file.create') },
    }
  })

  bind(app, contract.createFile, async ({ viewer, params, request }) => {
    await requireMayAttach(database, viewer, params.id)
    const folder = await store.incoming()
    const received = await receiveFile(request, { folder, limitMegabytes })
    try {
      return await attachFile(database, store, viewer, params.id, received)
    } catch (error) {
      throw asFailure(error)
    } finally {
      await rm(received.path, { force: true })
    }
  })

  bind(app, contract.downloadFile, async ({ viewer, params, reply }) => {
    const file = await findFile(database, viewer, params.id)
    if (!file) throw failure('record.not_found')
    const content = await openRecorded(viewer, file, 'file.downloaded')
    return send(reply, file, content, 'attachment')
  })

  bind(app, contract.previewFile, async ({ viewer, params, reply }) => {
    const file = await findFile(database, viewer, params.id)
    if (!file || !isPreviewed(file.mediaType)) throw failure('record.not_found')
    const content = await openRecorded(viewer, file, 'file.viewed')
    return send(reply, file, content, 'inline')
  })

  bind(app, contract.deleteFile, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deleteFile(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.restoreFile, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => restoreFile(trx, viewer, params.id))
    return {}
  })

  /** Recorded before a byte is shown: who took which file, and when. */
  async function openRecorded(
    viewer: Viewer,
    { id, customerId, key }: StoredFile,
    action: string,
  ): Promise<Readable> {
    const content = await store.read(key).catch((error: unknown) => {
      throw asFailure(error)
    })
    if (content === null) throw asFailure(new StoreError(`content ${key} is missing`))
    try {
      await transaction(db, actorOf(viewer), (trx) =>
        recordAccess(trx, { actorId: viewer.userId, action, objectKind: 'file', objectId: id, customerId }),
      )
      return content
    } catch (error) {
      content.destroy()
      throw error
    }
  }

  function asFailure(error: unknown): unknown {
    if (isDiskFull(error)) return failure('file.store_full')
    if (!(error instanceof StoreError)) return error
    app.log.error({ reason: error.message }, 'file store failed')
    return failure('file.store_unavailable')
  }
}

const send = (reply: FastifyReply, file: StoredFile, content: Readable, kind: 'attachment' | 'inline') =>
  reply
    .header('content-disposition', contentDisposition(kind, file.name))
    .header('content-length', file.size)
    .header('content-security-policy', confined)
    .header('cache-control', 'private, no-store')
    .type(file.mediaType)
    .send(content)
