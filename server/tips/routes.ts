import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/tips.ts'
import type { DuplicateChecks } from '../duplicates/checks.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { answerTip } from './answer.ts'
import { listTips } from './queries.ts'
import { tipSending } from './send.ts'

export function tipRoutes(app: FastifyInstance, database: Database, checks: DuplicateChecks): void {
  const send = tipSending(database, checks)

  bind(app, contract.sendTip, ({ viewer, body, request }) => send({ request, viewer, tip: body }))
  bind(app, contract.listTips, ({ viewer }) => listTips(database, viewer))
  bind(app, contract.answerTip, async ({ viewer, params, body }) => {
    await transaction(database.db, actorOf(viewer), (trx) => answerTip(trx, viewer, params.id, body))
    return {}
  })
}
