import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/merge.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { mergeCustomers } from './merge.ts'
import { listMerges, mergedInto } from './merges.ts'
import { previewMerge } from './preview.ts'
import { undoMerge } from './undo.ts'

export function mergeRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database

  bind(app, contract.previewMerge, ({ viewer, body }) => previewMerge(database, viewer, body))
  bind(app, contract.mergeCustomers, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => mergeCustomers(trx, viewer, body)),
  )
  bind(app, contract.undoMerge, ({ viewer, params }) =>
    transaction(db, actorOf(viewer), (trx) => undoMerge(trx, viewer, params.id)),
  )
  bind(app, contract.listMerges, ({ viewer, params }) => listMerges(database, viewer, params.id))
  bind(app, contract.mergedInto, ({ viewer, params }) => mergedInto(database, viewer, params.id))
}
