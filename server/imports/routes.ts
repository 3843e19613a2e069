import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import type { FastifyInstance } from 'fastify'
import { correctImport, listRefused } from '../../contract/import-corrections.ts'
import * as contract from '../../contract/imports.ts'
import { bind } from '../platform/bind.ts'
import type { Database } from '../platform/database.ts'
import { receiveFile } from '../platform/files/receive.ts'
import type { Jobs } from '../platform/jobs.ts'
import { sendTable, xlsxType } from '../platform/send-table.ts'
import type { Settings } from '../platform/settings.ts'
import { mapImport, newImport, requireFewUnread, startRun } from './actions.ts'
import { continueImport } from './continue.ts'
import { correctRows } from './correct.ts'
import { countDecided, decideKnown } from './known/decision.ts'
import { previewRows } from './preview.ts'
import { ownImport, ownImports } from './queries.ts'
import { readUpload } from './read-upload.ts'
import { refusedValues } from './refused-values.ts'
import { resultTable } from './result.ts'
import { askToStop } from './stop.ts'
import { templateWorkbook } from './template.ts'
import { previewUndo, startUndo } from './undo.ts'

export function importRoutes(
  app: FastifyInstance,
  database: Database,
  jobs: Jobs,
  { UPLOAD_LIMIT_MB: limitMegabytes }: Pick<Settings, 'UPLOAD_LIMIT_MB'>,
): void {
  bind(app, contract.startImport, async ({ viewer, request }) => {
    await requireFewUnread(database.db, viewer)
    const { path, fileName } = await receiveFile(request, { folder: tmpdir(), limitMegabytes })
    const id = await newImport(database.db, viewer, fileName).catch(async (error: unknown) => {
      await rm(path, { force: true })
      throw error
    })
    readUpload(database, { importId: id, path, limitMegabytes }).catch((error: unknown) =>
      app.log.error(
        { reason: error instanceof Error ? error.stack : String(error) },
        'reading an upload failed',
      ),
    )
    return { id }
  })

  bind(app, contract.listImports, ({ viewer }) => ownImports(database, viewer))
  bind(app, contract.readImport, async ({ viewer, params }) => {
    const state = await ownImport(database, viewer, params.id)
    const { headRow = 1 } = state.sheets[state.sheet] ?? {}
    return { ...state, decided: await countDecided(database, { ...state, headRow }) }
  })
  bind(app, contract.previewImport, ({ viewer, params, query }) =>
    previewRows(database, viewer, params.id, query),
  )

  bind(app, contract.mapImport, async ({ viewer, params, body }) => {
    await mapImport(database, jobs, viewer, params.id, body)
    return {}
  })
  bind(app, contract.decideKnown, async ({ viewer, params, body }) => {
    await decideKnown(database, viewer, params.id, body)
    return {}
  })
  bind(app, listRefused, ({ viewer, params }) => refusedValues(database, viewer, params.id))
  bind(app, correctImport, ({ viewer, params, body }) => correctRows(database, jobs, viewer, params.id, body))
  bind(app, contract.runImport, async ({ viewer, params, body }) => {
    await startRun(database, jobs, viewer, params.id, body)
    return {}
  })
  bind(app, contract.stopImport, async ({ viewer, params }) => {
    await askToStop(database, viewer, params.id)
    return {}
  })

  bind(app, contract.previewUndo, ({ viewer, params }) => previewUndo(database, viewer, params.id))
  bind(app, contract.undoImport, async ({ viewer, params }) => {
    await startUndo(database, jobs, viewer, params.id)
    return {}
  })

  bind(app, contract.continueImport, async ({ viewer, params, body }) => ({
    id: await continueImport(database, viewer, params.id, body.sheet),
  }))
  bind(app, contract.importResult, async ({ viewer, params, query, reply }) =>
    sendTable(reply, { format: 'xlsx', ...(await resultTable(database, viewer, params.id, query.only)) }),
  )
  bind(app, contract.importTemplate, async ({ viewer, reply }) => {
    const { name, stream } = await templateWorkbook(database.db, viewer)
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`)
      .type(xlsxType)
      .send(stream)
  })
}
