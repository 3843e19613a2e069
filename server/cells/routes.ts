import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/cells.ts'
import { bind } from '../platform/bind.ts'
import type { Database } from '../platform/database.ts'
import { editCells } from './edit.ts'

export function cellRoutes(app: FastifyInstance, database: Database): void {
  bind(app, contract.editCells, async ({ viewer, body }) => ({
    rows: await editCells(database, viewer, body.rows),
  }))
}
