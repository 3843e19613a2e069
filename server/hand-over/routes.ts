import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/hand-over.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { handOver } from './actions.ts'
import { listHolders } from './holders.ts'
import { preview, readHoldings } from './holdings.ts'

export function handOverRoutes(app: FastifyInstance, { db }: Database): void {
  bind(app, contract.listHolders, async ({ viewer }) => ({ rows: await listHolders(db, viewer) }))
  bind(app, contract.readHoldings, ({ viewer, params }) => readHoldings(db, viewer, params.id))
  bind(app, contract.previewHandOver, ({ viewer, params, body }) => preview(db, viewer, params.id, body.rule))
  bind(app, contract.handOver, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => handOver(trx, viewer, params.id, body)),
  )
}
