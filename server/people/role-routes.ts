import type { FastifyInstance } from 'fastify'
import * as rights from '../../contract/rights.ts'
import * as contract from '../../contract/roles.ts'
import { recordAccess } from '../platform/access-log.ts'
import { bind } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { countSharedWith } from '../shares/queries.ts'
import { effectiveRights, rolesOf } from './effective.ts'
import { listRoles } from './queries.ts'
import { createRole, deleteRole, resetRole, updateRole } from './roles.ts'

export function roleRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database

  bind(app, contract.listRoles, async () => ({ rows: await listRoles(db) }))
  bind(app, contract.createRole, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => createRole(trx, viewer, body)),
  )
  bind(app, contract.updateRole, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => updateRole(trx, viewer, params.id, body)),
  )
  bind(app, contract.resetRole, ({ viewer, params, body }) =>
    transaction(db, actorOf(viewer), (trx) => resetRole(trx, viewer, params.id, body)),
  )
  bind(app, contract.deleteRole, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deleteRole(trx, viewer, params.id))
    return {}
  })

  const rightsOf = async (viewer: Viewer, userId: number) => {
    const [{ person, roles }, shared] = await Promise.all([
      rolesOf(db, userId),
      countSharedWith(database, viewer, userId),
    ])
    return {
      person,
      ...effectiveRights(roles),
      shared,
      can: { seeCustomers: mayAtAll(viewer, 'customer.view') },
    }
  }
  bind(app, rights.readMyRights, ({ viewer }) => rightsOf(viewer, viewer.userId))
  bind(app, rights.readRightsOf, async ({ viewer, params }) => {
    const found = await rightsOf(viewer, params.id)
    await transaction(db, actorOf(viewer), (trx) =>
      recordAccess(trx, {
        actorId: viewer.userId,
        action: 'rights.viewed',
        objectKind: 'user',
        objectId: params.id,
      }),
    )
    return found
  })
}
