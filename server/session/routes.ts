import type { FastifyInstance } from 'fastify'
import type { ResultOf } from '../../contract/endpoint.ts'
import * as contract from '../../contract/session.ts'
import { bind, bindPublic } from '../platform/bind.ts'
import { type Database, transaction } from '../platform/database.ts'
import { readOrganisationName } from '../settings/queries.ts'
import { actorOf, changeLanguage, changePassword, signOut, signOutEverywhere } from './actions.ts'
import { createToken, deleteToken, listTokens } from './api-tokens.ts'
import { readMe } from './queries.ts'
import { signIn } from './sign-in.ts'
import type { SecretKey } from './two-factor.ts'

export function sessionRoutes(
  app: FastifyInstance,
  database: Database,
  { SECRET_KEY: key }: { SECRET_KEY?: SecretKey },
): void {
  const { db } = database

  bindPublic(app, contract.readSession, async ({ request: { viewer } }) => {
    const organisation = await readOrganisationName(db)
    const me = viewer ? await readMe(db, viewer) : null
    const state: ResultOf<typeof contract.readSession>['state'] =
      organisation === null ? 'set-up' : me === null ? 'signed-out' : 'signed-in'
    return {
      state,
      organisation: organisation?.name ?? null,
      isDemo: organisation?.isDemo ?? false,
      me,
    }
  })

  bindPublic(app, contract.signIn, ({ body, request, reply }) =>
    signIn(database, body, { request, reply, key }),
  )

  bind(app, contract.signOut, async ({ request, reply }) => {
    await signOut(db, request, reply)
    return {}
  })

  bind(app, contract.signOutEverywhere, async ({ viewer, request, reply }) => {
    await transaction(db, actorOf(viewer), (trx) => signOutEverywhere(trx, viewer))
    await signOut(db, request, reply)
    return {}
  })

  bind(app, contract.changePassword, async ({ viewer, body, request }) => {
    await changePassword(database, viewer, body, request)
    return {}
  })

  bind(app, contract.changeLanguage, async ({ viewer, body }) => {
    await changeLanguage(db, viewer, body.language)
    return {}
  })

  bind(app, contract.listTokens, async ({ viewer }) => ({ rows: await listTokens(db, viewer) }))
  bind(app, contract.createToken, ({ viewer, body }) =>
    transaction(db, actorOf(viewer), (trx) => createToken(trx, viewer, body)),
  )
  bind(app, contract.deleteToken, async ({ viewer, params }) => {
    await transaction(db, actorOf(viewer), (trx) => deleteToken(trx, viewer, params.id))
    return {}
  })
}
