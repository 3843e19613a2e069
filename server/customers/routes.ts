import type { FastifyInstance } from 'fastify'
import * as history from '../../contract/customer-history.ts'
import * as contract from '../../contract/customers.ts'
import type { DuplicateChecks } from '../duplicates/checks.ts'
import { createPlan } from '../followups/plans.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { handIn } from '../reviews/hand-in.ts'
import { actorOf } from '../session/actions.ts'
import { createCustomer, updateCustomer } from './actions.ts'
import { deleteCustomer, restoreCustomer } from './delete.ts'
import { shownCustomer } from './fields.ts'
import { customerHistory } from './history.ts'
import { canOf, listCan } from './policy.ts'
import { countCustomers, customersPage, findCustomer } from './queries.ts'
import { revealCustomer } from './reveal.ts'
import { listTrash } from './trash.ts'

export function customerRoutes(
  app: FastifyInstance,
  database: Database,
  { countingRefusals, tell }: DuplicateChecks,
): void {
  const { db } = database

  bind(app, contract.listCustomers, async ({ viewer, query }) => {
    const [page, count] = await Promise.all([
      customersPage(database, viewer, query),
      query.after === undefined && !query.offset ? countCustomers(database, viewer, query) : null,
    ])
    return { ...page, count, can: listCan(viewer) }
  })

  bind(app, contract.openCustomer, async ({ viewer, params }) => {
    const found = await findCustomer(database, viewer, params.id)
    if (!found) throw failure('record.not_found')
    return {
      ...shownCustomer(viewer, found),
      can: canOf(viewer, { id: found.id, ownerId: found.ownerId, departmentId: found.department.id }),
    }
  })

  bind(app, contract.revealCustomer, ({ viewer, params, body }) =>
    revealCustomer(database, viewer, params.id, body),
  )

  bind(app, contract.createCustomer, ({ viewer, body: { submit, next, ...draft }, request }) =>
    countingRefusals({ request, viewer }, async () => {
      const { ownerId, departmentId, ...made } = await transaction(db, actorOf(viewer), async (trx) => {
        const entered = await createCustomer(trx, viewer, draft)
        if (next) await createPlan(trx, viewer, entered.id, next, 'next.')
        return entered
      })
      if (made.reviewStatus === 'approved') return { ...made, missing: [] }
      return { ...made, ...(await handIn(database, viewer, { id: made.id, ownerId, departmentId }, submit)) }
    }),
  )
  bind(app, contract.updateCustomer, ({ viewer, params: { id }, body, request }) =>
    countingRefusals({ request, viewer }, () =>
      transaction(db, actorOf(viewer), (trx) => updateCustomer(trx, viewer, id, body)),
    ),
  )
  bind(app, contract.deleteCustomer, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deleteCustomer(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.restoreCustomer, ({ viewer, params, request }) =>
    countingRefusals({ request, viewer }, async () => {
      const met = await transaction(db, actorOf(viewer), (trx) => restoreCustomer(trx, viewer, params.id))
      return { duplicates: await tell({ request, viewer }, met) }
    }),
  )
  bind(app, history.listTrash, ({ viewer, query }) => listTrash(database, viewer, query))
  bind(app, history.customerHistory, ({ viewer, params, query }) =>
    customerHistory(database, viewer, params.id, query),
  )
}
