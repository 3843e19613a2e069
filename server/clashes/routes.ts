import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/clashes.ts'
import type { DuplicateChecks } from '../duplicates/checks.ts'
import { bind } from '../platform/bind.ts'
import { type Database, type Db, transaction } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { clashAsking } from './ask.ts'
import { confirmRuling, stateOnClash, withdrawClash } from './parties.ts'
import { listClashes } from './queries.ts'
import { ruleClash, takeRulingBack } from './rule.ts'

export function clashRoutes(app: FastifyInstance, database: Database, checks: DuplicateChecks): void {
  const ask = clashAsking(database, checks)
  const act = async (viewer: Viewer, run: (trx: Db) => Promise<void>) => {
    await transaction(database.db, actorOf(viewer), run)
    return {}
  }

  bind(app, contract.askForCustomer, ({ viewer, body, request }) => ask({ request, viewer, body }))
  bind(app, contract.listClashes, ({ viewer }) => listClashes(database, viewer))
  bind(app, contract.stateOnClash, ({ viewer, params, body }) =>
    act(viewer, (trx) => stateOnClash(trx, viewer, params.id, body.words)),
  )
  bind(app, contract.ruleClash, ({ viewer, params, body }) =>
    act(viewer, (trx) => ruleClash(trx, viewer, params.id, body)),
  )
  bind(app, contract.takeRulingBack, ({ viewer, params }) =>
    act(viewer, (trx) => takeRulingBack(trx, viewer, params.id)),
  )
  bind(app, contract.withdrawClash, ({ viewer, params }) =>
    act(viewer, (trx) => withdrawClash(trx, viewer, params.id)),
  )
  bind(app, contract.confirmRuling, ({ viewer, params }) =>
    act(viewer, (trx) => confirmRuling(trx, viewer, params.id)),
  )
}
