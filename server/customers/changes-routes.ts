import type { FastifyInstance } from 'fastify'
import * as asOf from '../../contract/as-of.ts'
import * as assign from '../../contract/assign.ts'
import * as stage from '../../contract/stage.ts'
import * as trash from '../../contract/trash.ts'
import type { DuplicateChecks } from '../duplicates/checks.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { customerAsOf } from './as-of.ts'
import { assignCustomers, undoAssignment } from './assign.ts'
import { previewAssignment } from './assign-preview.ts'
import { deleteCustomers, restoreCustomers } from './delete.ts'
import { previewDeletion } from './delete-preview.ts'
import { changeStage, changeStages, undoStages } from './stage.ts'
import { listStageChanges, previewStages } from './stage-queries.ts'

/** Steps that one or many customers take (stage, owner, to the trash and back), and how a customer stood before them. */
export function customerChangeRoutes(
  app: FastifyInstance,
  database: Database,
  { recordUnseen }: DuplicateChecks,
): void {
  const { db } = database

  bind(app, stage.listStageChanges, async ({ viewer, params }) => ({
    rows: await listStageChanges(database, viewer, params.id),
  }))
  bind(app, stage.changeStage, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => changeStage(trx, viewer, params.id, body)),
  )
  bind(app, stage.previewStages, ({ viewer, body }) => previewStages(database, viewer, body.ids, body.stage))
  bind(app, stage.changeStages, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => changeStages(trx, viewer, body)),
  )
  bind(app, stage.undoStages, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => undoStages(trx, viewer, body.ids)),
  )

  bind(app, assign.previewAssignment, ({ viewer, body }) => previewAssignment(database, viewer, body))
  bind(app, assign.assignCustomers, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => assignCustomers(trx, viewer, body)),
  )
  bind(app, assign.undoAssignment, ({ viewer, params }) =>
    transaction(db, actorOf(viewer), (trx) => undoAssignment(trx, viewer, params.id)),
  )

  bind(app, trash.previewDeletion, ({ viewer, body }) => previewDeletion(database, viewer, body.ids))
  bind(app, trash.deleteCustomers, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => deleteCustomers(trx, viewer, body.ids)),
  )
  bind(app, trash.restoreCustomers, async ({ viewer, body }) => {
    const { met, ...result } = await transaction(db, actorOf(viewer), (trx) =>
      restoreCustomers(trx, viewer, body.ids),
    )
    await recordUnseen(viewer, met)
    return result
  })

  bind(app, asOf.customerAsOf, ({ viewer, params, query }) =>
    customerAsOf(database, viewer, params.id, query.day),
  )
}
