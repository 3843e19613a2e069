import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BodyOf } from '../../contract/endpoint.ts'
import type { signIn as endpoint, Me } from '../../contract/session.ts'
import { recordAccess } from '../platform/access-log.ts'
import type { Database } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { openSession } from './actions.ts'
import { forgetFailures, recordFailure, requireUnlocked, type Subject } from './lock-out.ts'
import { verifyPassword } from './passwords.ts'
import { findAccount } from './queries.ts'
import { requireSecondFactor } from './second-factor.ts'
import type { SecretKey } from './two-factor.ts'

export async function signIn(
  database: Database,
  { login, password, code }: BodyOf<typeof endpoint>,
  { request, reply, key }: { request: FastifyRequest; reply: FastifyReply; key: SecretKey },
): Promise<Me> {
  const { db } = database
  const account = await findAccount(db, login)
  const subjects: Subject[] = [
    // The mark keeps a made-up login that reads like an account's id from locking that account.
    { kind: 'account', value: account ? String(account.id) : `?${login.toLowerCase()}` },
    { kind: 'address', value: request.ip },
  ]
  await requireUnlocked(db, subjects)
  const right = await verifyPassword(password, account?.password_hash ?? null)
  // Of many guesses at once all were let in: none may learn more than the first few.
  await requireUnlocked(db, subjects)
  if (!account || !right || account.status !== 'active') {
    await recordFailure(db, subjects)
    // Without the login: people type their password there by mistake.
    await recordAccess(db, {
      actorId: account?.id ?? null,
      action: 'signIn.failed',
      source: 'form',
      address: request.ip,
      data: { reason: !account ? 'unknown' : right ? account.status : 'password' },
    })
    throw failure('auth.failed')
  }
  const factor = await requireSecondFactor(database, account.id, code, { key, subjects })
  await forgetFailures(db, subjects.slice(0, 1))
  return openSession(database, account.id, request, reply, factor)
}
