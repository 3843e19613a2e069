import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/reviews.ts'
import type { DuplicateChecks } from '../duplicates/checks.ts'
import { asShown } from '../duplicates/find.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from '../session/actions.ts'
import { approveEntries, returnEntries, submitEntry, withdrawEntry } from './actions.ts'
import { listReviews, readIdentity, readReview } from './queries.ts'

export function reviewRoutes(app: FastifyInstance, database: Database, { check }: DuplicateChecks): void {
  const { db } = database

  bind(app, contract.submitEntry, ({ viewer, params }) => submitEntry(database, viewer, params.id))
  bind(app, contract.withdrawEntry, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => withdrawEntry(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.readReview, ({ viewer, params }) => readReview(database, viewer, params.id))
  bind(app, contract.listReviews, ({ viewer, query }) => listReviews(database, viewer, query))
  bind(app, contract.approveEntries, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => approveEntries(trx, viewer, body)),
  )
  bind(app, contract.returnEntries, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => returnEntries(trx, viewer, body)),
  )
  bind(app, contract.findDuplicatesOf, async ({ viewer, params, request }) => {
    const asked = await readIdentity(database, viewer, params.id)
    const found = await check({ request, viewer, asked })
    return { rows: found.map(asShown(viewer)) }
  })
}
