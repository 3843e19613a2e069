import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/smart-paste.ts'
import { today } from '../followups/due.ts'
import { bind } from '../platform/bind.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { readPaste } from './read.ts'

export function smartPasteRoutes(app: FastifyInstance, database: Database): void {
  bind(app, contract.smartPaste, async ({ body }) => {
    const [now] = await selectRows<{ today: string }>(database, sql`select ${today} as today`)
    if (!now) throw failure('record.not_found')
    return readPaste(body.text, now.today)
  })
}
