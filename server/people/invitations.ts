import type { BodyOf } from '../../contract/endpoint.ts'
import type { acceptInvitation as endpoint } from '../../contract/people.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { setPassword } from '../session/actions.ts'
import type { Subject } from '../session/lock-out.ts'
import { hashPassword, requireGoodPassword } from '../session/passwords.ts'
import { requireSecondFactor } from '../session/second-factor.ts'
import { newToken, tokenHash } from '../session/tokens.ts'
import type { SecretKey } from '../session/two-factor.ts'

const validDays = 7

/** The link is known only to who asked for it; earlier links of the person end. */
export async function createInvitation(trx: Db, userId: number, by: number) {
  await endInvitations(trx, userId)
  const token = newToken()
  const { expires_at } = await trx
    .insertInto('invitation')
    .values({
      token_hash: tokenHash(token),
      user_id: userId,
      created_by: by,
      expires_at: sql`now() + make_interval(days => ${validDays})`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return { link: `/invitations/${token}`, expiresAt: expires_at }
}

export const endInvitations = (trx: Db, userId: number) =>
  trx.deleteFrom('invitation').where('user_id', '=', userId).execute()

export async function openInvitation(db: Db, token: string) {
  const { rows } = await sql<{ id: number; name: string; userName: string; organisation: string }>`
    select u.id, u.name, u.user_name as "userName", o.name as organisation
    from invitation i join user_account u on u.id = i.user_id cross join organisation o
    where i.token_hash = ${tokenHash(token)} and i.expires_at > now() and u.status <> 'deactivated'`.execute(
    db,
  )
  if (!rows[0]) throw failure('auth.invitation_invalid')
  return rows[0]
}

/**
 * Sets the password and ends the link and all sessions of before. The link stands for the password only: whoever turned
 * two-factor sign-in on gives a code besides. @returns the user's id
 */
export async function acceptInvitation(
  database: Database,
  token: string,
  { password, code }: BodyOf<typeof endpoint>,
  { address, key }: { address: string; key: SecretKey },
): Promise<number> {
  const { db } = database
  const invited = await openInvitation(db, token)
  const account = await db
    .selectFrom('user_account')
    .select(['id', 'user_name', 'name', 'phone', 'password_hash'])
    .where('id', '=', invited.id)
    .executeTakeFirstOrThrow()
  await requireGoodPassword(db, password, account, 'password')
  const subjects: Subject[] = [
    { kind: 'account', value: String(invited.id) },
    { kind: 'address', value: address },
  ]
  await requireSecondFactor(database, invited.id, code, { key, subjects })
  const hash = await hashPassword(password)
  return transaction(db, { userId: invited.id, source: 'form' }, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('invitation')
      .where('token_hash', '=', tokenHash(token))
      .executeTakeFirst()
    // Two clicks on one link: the second finds it used.
    if (numDeletedRows === 0n) throw failure('auth.invitation_invalid')
    await trx.deleteFrom('session').where('user_id', '=', invited.id).execute()
    await setPassword(trx, invited.id, hash)
    await recordAccess(trx, {
      actorId: invited.id,
      action: 'password.set',
      objectKind: 'user',
      objectId: invited.id,
      address,
    })
    return invited.id
  })
}
