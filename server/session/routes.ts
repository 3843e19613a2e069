import type { FastifyInstance } from 'fastify'
import type { ResultOf } from '../../contract/endpoint.ts'
import * as contract from '../../contract/session.ts'
import { bind, bindPublic } from '../platform/bind.ts'
import type { Database } from '../platform/database.ts'
import { readOrganisationName } from '../settings/queries.ts'
import { changeLanguage, changePassword, endSessions, signIn, signOut } from './actions.ts'
import { createToken, deleteToken, listTokens } from './api-tokens.ts'
import { readMe } from './queries.ts'

export function sessionRoutes(app: FastifyInstance, database: Database): void {
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

  bindPublic(app, contract.signIn, ({ body, request, reply }) => signIn(database, body, request, reply))

  bind(app, contract.signOut, async ({ request, reply }) => {
    await signOut(db, request, reply)
    return {}
  })

  bind(app, contract.signOutEverywhere, async ({ viewer, request, reply }) => {
    await endSessions(db, viewer.userId)
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
  bind(app, contract.createToken, ({ viewer, body }) => createToken(db, viewer, body))
  bind(app, contract.deleteToken, async ({ viewer, params }) => {
    await deleteToken(db, viewer, params.id)
    return {}
  })
}
