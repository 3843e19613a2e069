import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/smart-paste.ts'
import { today } from '../followups/due.ts'
import { bind } from '../platform/bind.ts'
import { type Database, sql } from '../platform/database.ts'
import { readPaste } from './read.ts'

export function smartPasteRoutes(app: FastifyInstance, { db }: Database): void {
  bind(app, contract.smartPaste, async ({ body }) => {
    const { rows } = await sql<{ today: string }>`select ${today} as today`.execute(db)
    return readPaste(body.text, rows[0]?.today ?? new Date().toISOString().slice(0, 10))
  })
}
