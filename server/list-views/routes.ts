import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/list-views.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { createListView, deleteListView, pinListViews, restoreListView, updateListView } from './actions.ts'
import { listViews } from './queries.ts'

export function listViewRoutes(app: FastifyInstance, { db }: Database): void {
  bind(app, contract.listListViews, ({ viewer }) => listViews(db, viewer))
  bind(app, contract.createListView, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => createListView(trx, viewer, body)),
  )
  bind(app, contract.updateListView, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => updateListView(trx, viewer, params.id, body)),
  )
  bind(app, contract.deleteListView, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deleteListView(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.restoreListView, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => restoreListView(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.pinListViews, async ({ viewer, body }) => {
    await transaction(db, actorOf(viewer), (trx) => pinListViews(trx, viewer, body.keys))
    return {}
  })
}
