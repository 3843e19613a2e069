import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/field-sets.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { areEntriesReviewed } from '../settings/queries.ts'
import { chooseEntrySets, createFieldSet, deleteFieldSet, updateFieldSet } from './actions.ts'
import { readCompleteness } from './completeness.ts'
import { entryFields } from './entry-fields.ts'
import { readEntrySets, readFieldSets } from './queries.ts'

export function fieldSetRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database

  bind(app, contract.listFieldSets, async () => ({
    rows: await readFieldSets(db),
    entry: await readEntrySets(db),
  }))
  bind(app, contract.createFieldSet, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => createFieldSet(trx, viewer, body)),
  )
  bind(app, contract.updateFieldSet, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => updateFieldSet(trx, viewer, params.id, body)),
  )
  bind(app, contract.deleteFieldSet, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deleteFieldSet(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.chooseEntrySets, async ({ viewer, body }) => {
    await transaction(db, actorOf(viewer), (trx) => chooseEntrySets(trx, viewer, body))
    return {}
  })
  bind(app, contract.readEntryFields, async ({ viewer, query }) => ({
    fields: await entryFields(db, viewer, query.businessType),
    isReviewed: await areEntriesReviewed(db),
  }))
  bind(app, contract.readCompleteness, async ({ viewer, params }) => ({
    rows: await readCompleteness(database, viewer, params.id),
  }))
}
