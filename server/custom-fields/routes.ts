import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/custom-fields.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { mayAtAll } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { createCustomField, deleteCustomField, orderCustomFields, updateCustomField } from './actions.ts'
import { customFieldsFor } from './queries.ts'

export function customFieldRoutes(app: FastifyInstance, { db }: Database): void {
  bind(app, contract.listCustomFields, async ({ viewer }) => ({
    rows: await customFieldsFor(db, viewer),
    can: { manage: mayAtAll(viewer, 'settings.manage') },
  }))
  bind(app, contract.createCustomField, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => createCustomField(trx, viewer, body)),
  )
  bind(app, contract.updateCustomField, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => updateCustomField(trx, viewer, params.id, body)),
  )
  bind(app, contract.orderCustomFields, async ({ viewer, body }) => {
    await transaction(db, actorOf(viewer), (trx) => orderCustomFields(trx, body))
    return {}
  })
  bind(app, contract.deleteCustomField, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deleteCustomField(trx, viewer, params.id))
    return {}
  })
}
