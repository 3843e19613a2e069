import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/people.ts'
import { bind, bindPublic } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { mayAtAll } from '../platform/visibility.ts'
import { actorOf, openSession } from '../session/actions.ts'
import type { SecretKey } from '../session/two-factor.ts'
import { createDepartment, deleteDepartment, listDepartments, updateDepartment } from './departments.ts'
import { acceptInvitation, openInvitation } from './invitations.ts'
import { listColleagues } from './queries.ts'
import { roleRoutes } from './role-routes.ts'
import { deactivateUser, invite, listUsers, reactivateUser, renewInvitation, updateUser } from './users.ts'

export function peopleRoutes(
  app: FastifyInstance,
  database: Database,
  { SECRET_KEY: key }: { SECRET_KEY?: SecretKey },
): void {
  const { db } = database
  roleRoutes(app, database)

  bind(app, contract.listDepartments, async ({ viewer }) => ({
    rows: await listDepartments(db),
    can: { manage: mayAtAll(viewer, 'people.manage') },
  }))
  bind(app, contract.createDepartment, ({ body }) => createDepartment(db, body))
  bind(app, contract.updateDepartment, async ({ viewer, params, body }) => {
    await transaction(db, actorOf(viewer), (trx) => updateDepartment(trx, params.id, body))
    return {}
  })
  bind(app, contract.deleteDepartment, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deleteDepartment(trx, params.id))
    return {}
  })

  bind(app, contract.listColleagues, async () => ({ rows: await listColleagues(db) }))
  bind(app, contract.listUsers, async () => ({ rows: await listUsers(db) }))
  bind(app, contract.inviteUser, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => invite(trx, viewer.userId, body)),
  )
  bind(app, contract.updateUser, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => updateUser(trx, params.id, body)),
  )
  bind(app, contract.renewInvitation, ({ viewer, params }) =>
    transaction(db, actorOf(viewer), (trx) => renewInvitation(trx, viewer.userId, params.id)),
  )
  bind(app, contract.deactivateUser, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deactivateUser(trx, params.id))
    return {}
  })
  bind(app, contract.reactivateUser, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => reactivateUser(trx, params.id))
    return {}
  })

  bindPublic(app, contract.openInvitation, ({ params }) => openInvitation(db, params.token))
  bindPublic(app, contract.acceptInvitation, async ({ params, body, request, reply }) => {
    const by = { address: request.ip, key }
    const userId = await acceptInvitation(database, params.token, body, by)
    return openSession(database, userId, request, reply, 'link')
  })
}
