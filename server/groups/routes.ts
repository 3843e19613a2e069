import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/groups.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { setGroup } from './actions.ts'
import { findGroups, readGroup } from './queries.ts'

export function groupRoutes(app: FastifyInstance, database: Database): void {
  bind(app, contract.findGroups, async ({ viewer, query }) => ({
    rows: await findGroups(database, viewer, query.q),
  }))
  bind(app, contract.readGroup, ({ viewer, params }) => readGroup(database, viewer, params.id))
  bind(app, contract.setGroup, ({ viewer, params, body }) =>
    transaction(database.db, actorOf(viewer), (trx) => setGroup(trx, viewer, params.id, body.name)),
  )
}
