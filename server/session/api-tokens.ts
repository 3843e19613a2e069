import { recordAccess } from '../platform/access-log.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { newToken, tokenHash } from './tokens.ts'

export const listTokens = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('api_token')
    .select([
      'id',
      'name',
      'ending',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
      'expires_at as expiresAt',
    ])
    .where('user_id', '=', viewer.userId)
    .orderBy('id', 'desc')
    .execute()

/** A token makes no token: it would outlive its own end. @throws permission.denied */
export async function createToken(
  trx: Db,
  viewer: Viewer,
  { name, days }: { name: string; days: number | null },
) {
  if (viewer.source === 'api') throw failure('permission.denied')
  const token = `kemai_${newToken()}`
  const { id } = await trx
    .insertInto('api_token')
    .values({
      user_id: viewer.userId,
      name,
      token_hash: tokenHash(token),
      ending: token.slice(-4),
      expires_at: days === null ? null : sql`now() + make_interval(days => ${days})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAccess(trx, {
    actorId: viewer.userId,
    action: 'token.created',
    objectKind: 'token',
    objectId: id,
  })
  return { id, token }
}

export async function deleteToken(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('api_token')
    .where('id', '=', id)
    .where('user_id', '=', viewer.userId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw failure('record.not_found')
  await recordAccess(trx, {
    actorId: viewer.userId,
    action: 'token.withdrawn',
    objectKind: 'token',
    objectId: id,
  })
}
