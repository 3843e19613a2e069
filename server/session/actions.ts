import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language, Me } from '../../contract/session.ts'
import { type Actor, type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { forgetFailures, recordFailure, requireUnlocked, type Subject } from './lock-out.ts'
import { hashPassword, requireStrongPassword, verifyPassword } from './passwords.ts'
import { findAccount, readMe, viewerOf } from './queries.ts'
import { newToken, tokenHash } from './tokens.ts'

const cookieName = 'kemai_session'
export const sessionCookie = (request: FastifyRequest) => request.cookies[cookieName]

export async function signIn(
  database: Database,
  { login, password }: { login: string; password: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  const account = await findAccount(database.db, login)
  const subjects: Subject[] = [
    // The mark keeps a made-up login that reads like an account's id from locking that account.
    { kind: 'account', value: account ? String(account.id) : `?${login.toLowerCase()}` },
    { kind: 'address', value: request.ip },
  ]
  await requireUnlocked(database.db, subjects)
  const right = await verifyPassword(password, account?.password_hash ?? null)
  // Of many guesses at once all were let in: none may learn more than the first few.
  await requireUnlocked(database.db, subjects)
  if (!account || !right || account.status !== 'active') {
    await recordFailure(database.db, subjects)
    throw failure('auth.failed')
  }
  await forgetFailures(database.db, subjects.slice(0, 1))
  return openSession(database, account.id, request, reply)
}

/** Starts a session with a fresh token, whatever the browser brought along. @throws auth.failed unless active */
export async function openSession(
  database: Database,
  userId: number,
  request: FastifyRequest,
  reply: FastifyReply,
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

/** All other sessions end: whoever knew the old password is out. A program with a token has none of its own. */
export async function changePassword(
  { db }: Database,
  viewer: Viewer,
  { current, next }: { current: string; next: string },
  request: FastifyRequest,
): Promise<void> {
  const account = await db
    .selectFrom('user_account')
    .select(['password_hash', 'user_name', 'name'])
    .where('id', '=', viewer.userId)
    .executeTakeFirstOrThrow()
  const subjects: Subject[] = [{ kind: 'account', value: String(viewer.userId) }]
  await requireUnlocked(db, subjects)
  const right = await verifyPassword(current, account.password_hash)
  await requireUnlocked(db, subjects)
  if (!right) {
    await recordFailure(db, subjects)
    throw failure('auth.password_wrong')
  }
  requireStrongPassword(next, [account.user_name, account.name], 'next')
  const hash = await hashPassword(next)
  const kept = viewer.source === 'form' ? (sessionCookie(request) ?? '') : ''
  await transaction(db, actorOf(viewer), async (trx) => {
    await setPassword(trx, viewer.userId, hash)
    await trx
      .deleteFrom('session')
      .where('user_id', '=', viewer.userId)
      .where('token_hash', '<>', tokenHash(kept))
      .execute()
  })
}

/** Who was invited is active from then on; who was deactivated meanwhile stays so. @throws auth.required */
export async function setPassword(trx: Db, userId: number, hash: string): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('user_account')
    .set({ password_hash: hash, status: 'active' })
    .where('id', '=', userId)
    .where('status', '<>', 'deactivated')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw failure('auth.required')
}

export const changeLanguage = (db: Db, viewer: Viewer, language: Language) =>
  db.updateTable('user_account').set({ language }).where('id', '=', viewer.userId).execute()

/** How the change log names this viewer's way of working. */
export const actorOf = (viewer: Viewer): Actor => ({ userId: viewer.userId, source: viewer.source })
