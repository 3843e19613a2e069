import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/followups.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { createFollowUp, deleteFollowUp, restoreFollowUp, updateFollowUp } from './actions.ts'
import { cancelPlan, createPlan, reopenPlan, stateNoNext, updatePlan } from './plans.ts'
import { followUpHistory, listPlans } from './queries.ts'
import { timeline } from './timeline.ts'

export function followUpRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database

  bind(app, readTimeline, ({ viewer, params, query }) => timeline(database, viewer, params.id, query))
  bind(app, contract.listPlans, ({ viewer, params }) => listPlans(database, viewer, params.id))
  bind(app, contract.followUpHistory, ({ viewer, params }) => followUpHistory(database, viewer, params.id))

  bind(app, contract.createFollowUp, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => createFollowUp(trx, viewer, params.id, body)),
  )
  bind(app, contract.updateFollowUp, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => updateFollowUp(trx, viewer, params.id, body)),
  )
  bind(app, contract.deleteFollowUp, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deleteFollowUp(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.restoreFollowUp, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => restoreFollowUp(trx, viewer, params.id))
    return {}
  })

  bind(app, contract.createPlan, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => createPlan(trx, viewer, params.id, body)),
  )
  bind(app, contract.updatePlan, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => updatePlan(trx, viewer, params.id, body)),
  )
  bind(app, contract.cancelPlan, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => cancelPlan(trx, viewer, params.id, body)),
  )
  bind(app, contract.reopenPlan, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => reopenPlan(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.stateNoNext, async ({ viewer, params, body }) => {
    await transaction(db, actorOf(viewer), (trx) => stateNoNext(trx, viewer, params.id, body))
    return {}
  })
}
