import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Database } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { sessionCookie } from './actions.ts'
import { confine } from './confine.ts'
import { findViewerBySession, findViewerByToken, touchSession, touchToken } from './queries.ts'
import { tokenHash } from './tokens.ts'

/** Says of every request under /api who asks: by session cookie, or by `Authorization: Bearer` with an API token. */
export function recogniseViewers(app: FastifyInstance, database: Database): void {
  app.decorateRequest('viewer', null)
  app.addHook('onRequest', async (request) => {
    // By the route, not by the address as written: `/%61pi/…` leads to the same one.
    if (!request.routeOptions.url?.startsWith('/api/')) return
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (bearer) {
      const hash = tokenHash(bearer)
      const found = await findViewerByToken(database, hash)
      if (!found) throw failure('auth.required')
      request.viewer = found.viewer
      if (found.stale) await touchToken(database.db, hash)
      // A token has its own end: an expired password is asked of people, a missing second factor of both.
      if (found.mustDo === 'two_factor') confine(request, found.mustDo)
      return
    }
    refuseForeignOrigin(request)
    const token = sessionCookie(request)
    if (!token) return
    const hash = tokenHash(token)
    const found = await findViewerBySession(database, hash)
    request.viewer = found?.viewer ?? null
    if (found?.stale) await touchSession(database.db, hash)
    if (found) confine(request, found.mustDo)
  })
}

/** A page of another site must not act with the cookie of somebody signed in here. */
function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw failure('auth.foreign_origin')
  const origin = request.headers.origin
  if (origin !== undefined && !sameHost(origin, request.headers.host)) throw failure('auth.foreign_origin')
}

const sameHost = (origin: string, host: string | undefined) =>
  URL.canParse(origin) && new URL(origin).host === host
