import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/workbench.ts'
import { bind } from '../platform/bind.ts'
import type { Database } from '../platform/database.ts'
import { listWork, readWorkbench } from './queries.ts'

export function workbenchRoutes(app: FastifyInstance, database: Database): void {
  bind(app, contract.readWorkbench, ({ viewer, query }) => readWorkbench(database, viewer, query.whose))
  bind(app, contract.listWork, ({ viewer, params, query }) =>
    listWork(database, viewer, params.section, query),
  )
}
