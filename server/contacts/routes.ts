import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/contacts.ts'
import { requireCustomer } from '../customers/queries.ts'
import type { DuplicateChecks } from '../duplicates/checks.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { mayAtAll, mayTo } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { createContact, deleteContact, restoreContact, revealContact, updateContact } from './actions.ts'
import { createPerson, findPersonInTrash } from './person.ts'
import { listContacts } from './queries.ts'

export function contactRoutes(
  app: FastifyInstance,
  database: Database,
  { countingRefusals }: DuplicateChecks,
): void {
  const { db } = database

  bind(app, contract.listContacts, async ({ viewer, params }) => {
    const [customer, rows] = await Promise.all([
      requireCustomer(database, viewer, params.id),
      listContacts(database, viewer, params.id),
    ])
    const isOffered = customer.type === 'individual' && rows.length === 0
    const may = mayTo(viewer, 'contribute', customer)
    return {
      rows,
      personInTrash: isOffered ? await findPersonInTrash(database, params.id) : null,
      can: {
        create: may && mayAtAll(viewer, 'contact.create'),
        restore: may && mayAtAll(viewer, 'contact.delete'),
      },
    }
  })
  bind(app, contract.createContact, ({ viewer, params, body, request }) =>
    countingRefusals({ request, viewer }, () =>
      transaction(db, actorOf(viewer), (trx) => createContact(trx, viewer, params.id, body)),
    ),
  )
  bind(app, contract.createPerson, ({ viewer, params }) =>
    transaction(db, actorOf(viewer), (trx) => createPerson(trx, viewer, params.id)),
  )
  bind(app, contract.updateContact, ({ viewer, params, body, request }) =>
    countingRefusals({ request, viewer }, () =>
      transaction(db, actorOf(viewer), (trx) => updateContact(trx, viewer, params.id, body)),
    ),
  )
  bind(app, contract.deleteContact, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deleteContact(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.restoreContact, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => restoreContact(trx, viewer, params.id))
    return {}
  })
  bind(app, contract.revealContact, ({ viewer, params, body }) =>
    revealContact(database, viewer, params.id, body),
  )
}
