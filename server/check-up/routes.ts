import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/check-up.ts'
import { bind } from '../platform/bind.ts'
import type { Database } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { readReport } from './report.ts'
import { askForCheck, readState } from './run.ts'

export function checkUpRoutes(app: FastifyInstance, database: Database, jobs: Jobs): void {
  const { db } = database
  bind(app, contract.readCheckUp, ({ viewer, query }) => readReport(database, viewer, query.importId))
  bind(app, contract.readCheckState, ({ viewer }) => readState(db, viewer))
  bind(app, contract.startCheckUp, async ({ viewer }) => {
    await askForCheck(db, jobs, { anew: false })
    return readState(db, viewer)
  })
}
