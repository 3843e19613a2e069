import { recordAccess } from '../platform/access-log.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { openSecret, sealSecret } from '../platform/secret-box.ts'
import type { Viewer } from '../platform/visibility.ts'
import { actorOf } from './actions.ts'
import { newRecoveryCodes, newTotpSecret, plainCode, recoveryCodeHash, stepOfCode, totpUri } from './codes.ts'
import { requireOwnPassword } from './own-password.ts'
import { isTwoFactorRequired } from './security-rules.ts'

/** SECRET_KEY of the settings; without it no secret can be kept, and two-factor sign-in can't be turned on. */
export type SecretKey = string | undefined

export async function readTwoFactor(db: Db, viewer: Viewer, key: SecretKey) {
  const { rows } = await sql<{ since: string | null; left: number }>`
    select f.confirmed_at as since,
      (select count(*)::integer from recovery_code r where r.user_id = f.user_id and r.used_at is null) as left
    from two_factor f where f.user_id = ${viewer.userId} and f.confirmed_at is not null`.execute(db)
  return {
    isOn: rows.length > 0,
    since: rows[0]?.since ?? null,
    recoveryCodesLeft: rows[0]?.left ?? 0,
    isRequired: await isTwoFactorRequired(db, viewer),
    isAvailable: key !== undefined,
  }
}

/** A secret not yet confirmed is replaced: whoever begins twice scans the second one. */
export async function beginTwoFactor(db: Db, viewer: Viewer, key: SecretKey) {
  requireInPerson(viewer)
  if (key === undefined) throw failure('two_factor.unavailable')
  const secret = newTotpSecret()
  const sealed = sealSecret(key, contextOf(viewer.userId), secret)
  const { rows } = await sql<{ userName: string; organisation: string }>`
    with f as (
      insert into two_factor as f (user_id, secret) values (${viewer.userId}, ${sealed})
      on conflict (user_id) do update set secret = excluded.secret, last_step = 0 where f.confirmed_at is null
      returning user_id)
    select u.user_name as "userName", o.name as organisation
    from f join user_account u on u.id = f.user_id cross join organisation o`.execute(db)
  if (!rows[0]) throw failure('two_factor.on')
  return { secret, uri: totpUri(secret, rows[0]) }
}

export async function confirmTwoFactor(db: Db, viewer: Viewer, code: string, key: SecretKey) {
  requireInPerson(viewer)
  return transaction(db, actorOf(viewer), async (trx) => {
    const kept = await lockTwoFactor(trx, viewer.userId)
    if (!kept) throw failure('two_factor.off')
    if (kept.confirmed) throw failure('two_factor.on')
    const secret = openTotpSecret(kept, viewer.userId, key)
    if (secret === null) throw failure('two_factor.unavailable')
    const step = stepOfCode(secret, plainCode(code), 0, Date.now())
    if (step === null) throw failure('auth.code_wrong')
    await trx
      .updateTable('two_factor')
      .set({ confirmed_at: sql`now()`, last_step: step })
      .where('user_id', '=', viewer.userId)
      .execute()
    await recordOwn(trx, viewer, 'twoFactor.turnedOn')
    return { recoveryCodes: await replaceRecoveryCodes(trx, viewer.userId) }
  })
}

export async function endTwoFactor(database: Database, viewer: Viewer, password: string): Promise<void> {
  requireInPerson(viewer)
  await requireOwnPassword(database.db, viewer, password)
  if (await isTwoFactorRequired(database.db, viewer)) throw failure('two_factor.required')
  await transaction(database.db, actorOf(viewer), async (trx) => {
    if (!(await removeTwoFactor(trx, viewer.userId))) throw failure('two_factor.off')
    await recordOwn(trx, viewer, 'twoFactor.turnedOff')
  })
}

export async function renewRecoveryCodes(database: Database, viewer: Viewer, password: string) {
  requireInPerson(viewer)
  await requireOwnPassword(database.db, viewer, password)
  return transaction(database.db, actorOf(viewer), async (trx) => {
    const kept = await lockTwoFactor(trx, viewer.userId)
    if (!kept?.confirmed) throw failure('two_factor.off')
    await recordOwn(trx, viewer, 'recoveryCode.renewed')
    return { recoveryCodes: await replaceRecoveryCodes(trx, viewer.userId) }
  })
}

/** By an administrator, for whoever lost phone and codes. Sessions end: somebody else may hold the phone now. */
export async function resetTwoFactor(trx: Db, userId: number): Promise<void> {
  const user = await trx.selectFrom('user_account').select('id').where('id', '=', userId).executeTakeFirst()
  if (!user) throw failure('record.not_found')
  if (!(await removeTwoFactor(trx, userId))) return
  await trx.deleteFrom('session').where('user_id', '=', userId).execute()
  await recordAccess(trx, { actorId: null, action: 'twoFactor.reset', objectKind: 'user', objectId: userId })
}

type Kept = { secret: Buffer; confirmed: boolean; lastStep: number }

export async function lockTwoFactor(trx: Db, userId: number): Promise<Kept | null> {
  const { rows } = await sql<Kept>`
    select secret, confirmed_at is not null as confirmed, last_step as "lastStep"
    from two_factor where user_id = ${userId} for update`.execute(trx)
  return rows[0] ?? null
}

/** Null where the key is missing or another than the one it was kept with. */
export const openTotpSecret = ({ secret }: Kept, userId: number, key: SecretKey): string | null =>
  key === undefined ? null : openSecret(key, contextOf(userId), secret)

const contextOf = (userId: number) => `totp:${userId}`

async function replaceRecoveryCodes(trx: Db, userId: number): Promise<string[]> {
  const codes = newRecoveryCodes()
  await trx.deleteFrom('recovery_code').where('user_id', '=', userId).execute()
  await trx
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ user_id: userId, code_hash: recoveryCodeHash(code) })))
    .execute()
  return codes
}

async function removeTwoFactor(trx: Db, userId: number): Promise<boolean> {
  const { rows } = await sql<{ confirmed: boolean }>`
    delete from two_factor where user_id = ${userId} returning confirmed_at is not null as confirmed`.execute(
    trx,
  )
  return rows[0]?.confirmed ?? false
}

/** A token is a program's: it has no phone, and who finds it must not lock its owner out. */
function requireInPerson(viewer: Viewer): void {
  if (viewer.source === 'api') throw failure('permission.denied')
}

const recordOwn = (trx: Db, viewer: Viewer, action: string) =>
  recordAccess(trx, { actorId: viewer.userId, action, objectKind: 'user', objectId: viewer.userId })
