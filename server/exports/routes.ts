import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/exports.ts'
import { recordAccess } from '../platform/access-log.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { contentDisposition } from '../platform/files/disposition.ts'
import { type FileStore, StoreError } from '../platform/files/store.ts'
import type { Jobs } from '../platform/jobs.ts'
import { fileType } from '../platform/send-table.ts'
import type { Settings } from '../platform/settings.ts'
import { actorOf } from '../session/actions.ts'
import { restartExport, startExport, stopExport } from './actions.ts'
import { finishedFile, ownExports } from './queries.ts'

export function exportRoutes(
  app: FastifyInstance,
  database: Database,
  { jobs, store }: { jobs: Jobs; store: FileStore },
  { EXPORT_ROWS_AT_ONCE: atOnce }: Pick<Settings, 'EXPORT_ROWS_AT_ONCE'>,
): void {
  bind(app, contract.startExport, async ({ viewer, query }) => ({
    id: await startExport(database, jobs, viewer, { asked: query, atOnce }),
  }))
  bind(app, contract.listExports, async ({ viewer }) => ({ rows: await ownExports(database, viewer) }))
  bind(app, contract.stopExport, async ({ viewer, params }) => {
    await stopExport(database, viewer, params.id)
    return {}
  })
  bind(app, contract.restartExport, async ({ viewer, params }) => {
    await restartExport(database, jobs, viewer, params.id)
    return {}
  })

  bind(app, contract.downloadExport, async ({ viewer, params, reply }) => {
    const { key, fileName, size, format } = await finishedFile(database, viewer, params.id)
    const content = await store.read(key).catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error
      app.log.error({ reason: error.message }, 'file store failed')
      throw failure('file.store_unavailable')
    })
    if (content === null) throw failure('export.gone')
    try {
      await transaction(database.db, actorOf(viewer), (trx) =>
        recordAccess(trx, {
          actorId: viewer.userId,
          action: 'export.downloaded',
          objectKind: 'export',
          objectId: params.id,
          data: { format },
        }),
      )
    } catch (error) {
      content.destroy()
      throw error
    }
    return reply
      .header('content-disposition', contentDisposition('attachment', fileName))
      .header('content-length', size)
      .header('cache-control', 'private, no-store')
      .type(fileType(format))
      .send(content)
  })
}
