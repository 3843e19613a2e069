import type { FastifyInstance } from 'fastify'
import * as devices from '../../contract/devices.ts'
import * as rules from '../../contract/security-rules.ts'
import * as contract from '../../contract/two-factor.ts'
import { bind, bindPublic } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { actorOf } from './actions.ts'
import { endOtherSessions, endSession, endSessionsOf, listSessions } from './devices.ts'
import { readPasswordRules, readSecurityRules, updateSecurityRules } from './security-rules.ts'
import {
  beginTwoFactor,
  confirmTwoFactor,
  endTwoFactor,
  readTwoFactor,
  renewRecoveryCodes,
  resetTwoFactor,
  type SecretKey,
} from './two-factor.ts'

export function securityRoutes(
  app: FastifyInstance,
  database: Database,
  { SECRET_KEY: key }: { SECRET_KEY?: SecretKey },
): void {
  const { db } = database

  bind(app, contract.readTwoFactor, ({ viewer }) => readTwoFactor(db, viewer, key))
  bind(app, contract.beginTwoFactor, ({ viewer }) => beginTwoFactor(db, viewer, key))
  bind(app, contract.confirmTwoFactor, ({ viewer, body }) => confirmTwoFactor(db, viewer, body.code, key))
  bind(app, contract.endTwoFactor, async ({ viewer, body }) => {
    await endTwoFactor(database, viewer, body.password)
    return {}
  })
  bind(app, contract.renewRecoveryCodes, ({ viewer, body }) =>
    renewRecoveryCodes(database, viewer, body.password),
  )
  bind(app, contract.resetTwoFactor, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => resetTwoFactor(trx, params.id))
    return {}
  })

  bind(app, devices.listSessions, async ({ viewer, request }) => ({
    rows: await listSessions(db, viewer, request),
  }))
  bind(app, devices.endSession, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => endSession(trx, viewer, params.id))
    return {}
  })
  bind(app, devices.endOtherSessions, ({ viewer, request }) =>
    transaction(db, actorOf(viewer), (trx) => endOtherSessions(trx, viewer, request)),
  )
  bind(app, devices.endSessionsOf, ({ viewer, params }) =>
    transaction(db, actorOf(viewer), (trx) => endSessionsOf(trx, params.id)),
  )

  bindPublic(app, rules.readPasswordRules, () => readPasswordRules(db))
  const canRequireTwoFactor = key !== undefined
  bind(app, rules.readSecurityRules, async () => ({ ...(await readSecurityRules(db)), canRequireTwoFactor }))
  bind(app, rules.updateSecurityRules, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => updateSecurityRules(trx, body, { canRequireTwoFactor })),
  )
}
