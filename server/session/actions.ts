import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BodyOf } from '../../contract/endpoint.ts'
import type { changePassword as endpoint, Language, Me } from '../../contract/session.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Actor, type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { requireOwnPassword } from './own-password.ts'
import { hashPassword, keepOldPassword, requireGoodPassword } from './passwords.ts'
import { readMe, viewerOf } from './queries.ts'
import type { Factor } from './second-factor.ts'
import { newToken, tokenHash } from './tokens.ts'

const cookieName = 'kemai_session'
export const sessionCookie = (request: FastifyRequest) => request.cookies[cookieName]

/** Starts a session with a fresh token, whatever the browser brought along. @throws auth.failed unless active */
export async function openSession(
  database: Database,
  userId: number,
  request: FastifyRequest,
  reply: FastifyReply,
  factor: Factor | 'link' | 'demo' = 'password',
): Promise<Me> {
  const viewer = await viewerOf(database, userId)
  if (!viewer) throw failure('auth.failed')
  const token = newToken()
  await database.db
    .insertInto('session')
    .values({
      token_hash: tokenHash(token),
      user_id: userId,
      address: request.ip,
      user_agent: request.headers['user-agent']?.slice(0, 300) ?? null,
    })
    .execute()
  await database.db
    .updateTable('user_account')
    .set({ last_seen_at: sql`now()` })
    .where('id', '=', userId)
    .execute()
  await recordAccess(database.db, {
    actorId: userId,
    action: 'signIn.succeeded',
    source: 'form',
    address: request.ip,
    data: { factor },
  })
  reply.setCookie(cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: 400 * 24 * 3600,
  })
  return readMe(database.db, viewer)
}

export async function signOut(db: Db, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = sessionCookie(request)
  if (token) await db.deleteFrom('session').where('token_hash', '=', tokenHash(token)).execute()
  reply.clearCookie(cookieName, { path: '/' })
}

export const endSessions = (db: Db, userId: number) =>
  db.deleteFrom('session').where('user_id', '=', userId).execute()

export async function signOutEverywhere(trx: Db, viewer: Viewer): Promise<void> {
  await endSessions(trx, viewer.userId)
  await recordAccess(trx, {
    actorId: viewer.userId,
    action: 'signOut.everywhere',
    objectKind: 'user',
    objectId: viewer.userId,
  })
}

/** All other sessions end: whoever knew the old password is out. A program with a token has none of its own. */
export async function changePassword(
  { db }: Database,
  viewer: Viewer,
  { current, next, revokeTokens = false }: BodyOf<typeof endpoint>,
  request: FastifyRequest,
): Promise<void> {
  const account = await requireOwnPassword(db, viewer, current)
  await requireGoodPassword(db, next, { ...account, id: viewer.userId }, 'next')
  const hash = await hashPassword(next)
  const kept = viewer.source === 'form' ? (sessionCookie(request) ?? '') : ''
  await transaction(db, actorOf(viewer), async (trx) => {
    await setPassword(trx, viewer.userId, hash)
    await trx
      .deleteFrom('session')
      .where('user_id', '=', viewer.userId)
      .where('token_hash', '<>', tokenHash(kept))
      .execute()
    if (revokeTokens) await trx.deleteFrom('api_token').where('user_id', '=', viewer.userId).execute()
    await recordAccess(trx, {
      actorId: viewer.userId,
      action: 'password.changed',
      objectKind: 'user',
      objectId: viewer.userId,
      data: { revokeTokens },
    })
  })
}

/** Who was invited is active from then on; who was deactivated meanwhile stays so. @throws auth.required */
export async function setPassword(trx: Db, userId: number, hash: string): Promise<void> {
  await keepOldPassword(trx, userId)
  const { numUpdatedRows } = await trx
    .updateTable('user_account')
    .set({ password_hash: hash, status: 'active', password_changed_at: sql`now()` })
    .where('id', '=', userId)
    .where('status', '<>', 'deactivated')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw failure('auth.required')
}

export const changeLanguage = (db: Db, viewer: Viewer, language: Language) =>
  db.updateTable('user_account').set({ language }).where('id', '=', viewer.userId).execute()

/** How the change log names this viewer's way of working. */
export const actorOf = (viewer: Viewer): Actor => ({ userId: viewer.userId, source: viewer.source })
