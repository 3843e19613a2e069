import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/registrations.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { endRegistration, extendRegistration, registerCustomer, restoreRegistration } from './actions.ts'
import { listRegistrations } from './queries.ts'
import { readRegistration } from './state.ts'

export function registrationRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database

  bind(app, contract.readRegistration, ({ viewer, params }) => readRegistration(database, viewer, params.id))
  bind(app, contract.registerCustomer, ({ viewer, params }) =>
    transaction(db, actorOf(viewer), (trx) => registerCustomer(trx, viewer, params.id)),
  )
  bind(app, contract.extendRegistration, ({ viewer, params }) =>
    transaction(db, actorOf(viewer), (trx) => extendRegistration(trx, viewer, params.id)),
  )
  bind(app, contract.endRegistration, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => endRegistration(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.restoreRegistration, ({ viewer, params }) =>
    transaction(db, actorOf(viewer), (trx) => restoreRegistration(trx, viewer, params.id)),
  )
  bind(app, contract.listRegistrations, ({ viewer, query }) => listRegistrations(database, viewer, query))
}
