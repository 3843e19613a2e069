import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/access-log.ts'
import { recordAccess } from '../platform/access-log.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { sendTable } from '../platform/send-table.ts'
import { actorOf } from '../session/actions.ts'
import { accessLogTable } from './export.ts'
import { listAccessLog } from './list.ts'
import { readPeriod } from './period.ts'
import { verifyAccessLog } from './verify.ts'

/** Findings that a page shows. */
const shown = 100

export function accessLogRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database
  bind(app, contract.listAccessLog, ({ viewer, query }) => listAccessLog(db, viewer, query))
  bind(app, contract.exportAccessLog, async ({ viewer, query, reply }) => {
    const asked = { ...query, ...(await readPeriod(db, query)) }
    const table = await accessLogTable(db, viewer, asked)
    await transaction(db, actorOf(viewer), (trx) =>
      recordAccess(trx, { actorId: viewer.userId, action: 'log.exported', data: asked }),
    )
    return sendTable(reply, table)
  })
  bind(app, contract.verifyAccessLog, async ({ viewer }) => {
    const { findings, ...verified } = await verifyAccessLog(database)
    await transaction(db, actorOf(viewer), (trx) =>
      recordAccess(trx, {
        actorId: viewer.userId,
        action: 'log.verified',
        data: { findings: findings.length },
      }),
    )
    return { ...verified, findings: findings.slice(0, shown), found: findings.length }
  })
}
