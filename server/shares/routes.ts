import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/shares.ts'
import { requireCustomer } from '../customers/queries.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { mayTo } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { endShare, shareCustomer } from './actions.ts'
import { previewShares, shareCustomers, undoShares } from './many.ts'
import { listShares } from './queries.ts'

export function shareRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database

  bind(app, contract.listShares, async ({ viewer, params }) => {
    const [customer, rows] = await Promise.all([
      requireCustomer(database, viewer, params.id),
      listShares(database, viewer, params.id),
    ])
    return { rows, can: { share: mayTo(viewer, 'share', customer) } }
  })
  bind(app, contract.shareCustomer, async ({ viewer, params, body }) => {
    await transaction(db, actorOf(viewer), (trx) => shareCustomer(trx, viewer, params, body))
    return {}
  })
  bind(app, contract.endShare, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => endShare(trx, viewer, params))
    return {}
  })

  bind(app, contract.previewShares, ({ viewer, body }) => previewShares(database, viewer, body))
  bind(app, contract.shareCustomers, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => shareCustomers(trx, viewer, body)),
  )
  bind(app, contract.undoShares, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => undoShares(trx, viewer, body)),
  )
}
