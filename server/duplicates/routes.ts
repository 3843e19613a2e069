import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/duplicates.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import type { DuplicateChecks } from './checks.ts'
import { asShown } from './find.ts'
import { reopenPair, tellPairApart } from './pair-actions.ts'
import { listPairs } from './pairs.ts'
import { readRules, writeRules } from './rule-actions.ts'

export function duplicateRoutes(app: FastifyInstance, database: Database, { check }: DuplicateChecks): void {
  const { db } = database

  bind(app, contract.checkDuplicate, async ({ viewer, body, request }) => ({
    duplicates: (await check({ request, viewer, asked: body })).map(asShown(viewer)),
  }))
  bind(app, contract.readDuplicateRules, () => readRules(db))
  bind(app, contract.writeDuplicateRules, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => writeRules(trx, body)),
  )
  bind(app, contract.listDuplicatePairs, ({ viewer, query }) => listPairs(database, viewer, query))
  bind(app, contract.tellPairApart, async ({ viewer, body }) => {
    await transaction(db, actorOf(viewer), (trx) => tellPairApart(trx, viewer, body.ids))
    return {}
  })
  bind(app, contract.reopenPair, async ({ viewer, body }) => {
    await transaction(db, actorOf(viewer), (trx) => reopenPair(trx, viewer, body.ids))
    return {}
  })
}
