import type { FastifyRequest } from 'fastify'
import type { Device } from '../../contract/devices.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { sessionCookie } from './actions.ts'
import { deviceOf } from './device-words.ts'
import { tokenHash } from './tokens.ts'

type Row = Omit<Device, 'browser' | 'system'> & { userAgent: string | null }

/** Sessions that still open the door; idle ones that nobody has cleared out yet don't. */
export async function listSessions(db: Db, viewer: Viewer, request: FastifyRequest): Promise<Device[]> {
  const { rows } = await sql<Row>`
    select id, address, user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt",
      token_hash = ${ownHash(viewer, request)} as "isThis"
    from session
    where user_id = ${viewer.userId}
      and last_seen_at > now() - (select make_interval(mins => session_idle_minutes) from organisation)
    order by "isThis" desc, last_seen_at desc, id desc`.execute(db)
  return rows.map(({ userAgent, ...row }) => ({ ...row, ...deviceOf(userAgent) }))
}

export async function endSession(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('session')
    .where('id', '=', id)
    .where('user_id', '=', viewer.userId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw failure('record.not_found')
  await recordAccess(trx, {
    actorId: viewer.userId,
    action: 'session.ended',
    objectKind: 'user',
    objectId: viewer.userId,
    data: { ended: 1 },
  })
}

/** A program with a token has no session of its own: all of them end. */
export async function endOtherSessions(trx: Db, viewer: Viewer, request: FastifyRequest) {
  const { numDeletedRows } = await trx
    .deleteFrom('session')
    .where('user_id', '=', viewer.userId)
    .where('token_hash', '<>', ownHash(viewer, request))
    .executeTakeFirst()
  const ended = Number(numDeletedRows)
  await recordAccess(trx, {
    actorId: viewer.userId,
    action: 'session.ended',
    objectKind: 'user',
    objectId: viewer.userId,
    data: { ended },
  })
  return { ended }
}

/** By an administrator: a phone was lost. API tokens stay; deactivating the person ends those too. */
export async function endSessionsOf(trx: Db, userId: number) {
  const user = await trx.selectFrom('user_account').select('id').where('id', '=', userId).executeTakeFirst()
  if (!user) throw failure('record.not_found')
  const { numDeletedRows } = await trx.deleteFrom('session').where('user_id', '=', userId).executeTakeFirst()
  const ended = Number(numDeletedRows)
  await recordAccess(trx, {
    actorId: null,
    action: 'session.endedByAdministrator',
    objectKind: 'user',
    objectId: userId,
    data: { ended },
  })
  return { ended }
}

const ownHash = (viewer: Viewer, request: FastifyRequest) =>
  tokenHash(viewer.source === 'form' ? (sessionCookie(request) ?? '') : '')
