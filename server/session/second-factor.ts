import { recordAccess } from '../platform/access-log.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { isTotpCode, plainCode, recoveryCodeHash, stepOfCode } from './codes.ts'
import { recordFailure, requireUnlocked, type Subject } from './lock-out.ts'
import { lockTwoFactor, openTotpSecret, type SecretKey } from './two-factor.ts'

export type Factor = 'password' | 'app' | 'recovery'
type Outcome = Factor | 'missing' | 'wrong' | 'unreadable'

/**
 * Asks for the code of whoever turned two-factor sign-in on, after the right password, and uses it up.
 * @returns by what they got in @throws auth.code_required, auth.code_wrong, auth.locked, two_factor.unavailable
 */
export async function requireSecondFactor(
  { db }: Database,
  userId: number,
  typed: string | undefined,
  { key, subjects }: { key: SecretKey; subjects: Subject[] },
): Promise<Factor> {
  // A wrong code is counted in the transaction that looks at it: it is told after the commit, not by a rollback.
  const outcome = await transaction(db, { userId, source: 'form' }, async (trx): Promise<Outcome> => {
    // The row is locked: of many guesses at once each is counted before the next one is looked at.
    const kept = await lockTwoFactor(trx, userId)
    if (!kept?.confirmed) return 'password'
    if (typed === undefined) return 'missing'
    await requireUnlocked(trx, subjects)
    const taken = await takeCode(trx, userId, plainCode(typed), () => openTotpSecret(kept, userId, key), kept)
    if (taken === 'wrong') {
      await recordFailure(trx, subjects)
      await recordAccess(trx, {
        actorId: userId,
        action: 'signIn.failed',
        ...(addressIn(subjects) && { address: addressIn(subjects) ?? '' }),
        data: { reason: 'code' },
      })
    }
    if (taken === 'recovery')
      await recordAccess(trx, {
        actorId: userId,
        action: 'recoveryCode.used',
        objectKind: 'user',
        objectId: userId,
      })
    return taken
  })
  if (outcome === 'missing') throw failure('auth.code_required')
  if (outcome === 'wrong') throw failure('auth.code_wrong')
  if (outcome === 'unreadable') throw failure('two_factor.unavailable')
  return outcome
}

const addressIn = (subjects: Subject[]) => subjects.find(({ kind }) => kind === 'address')?.value

async function takeCode(
  trx: Db,
  userId: number,
  code: string,
  openSecret: () => string | null,
  { lastStep }: { lastStep: number },
): Promise<Outcome> {
  if (!isTotpCode(code)) return (await spendRecoveryCode(trx, userId, code)) ? 'recovery' : 'wrong'
  const secret = openSecret()
  if (secret === null) return 'unreadable'
  const step = stepOfCode(secret, code, lastStep, Date.now())
  if (step === null) return 'wrong'
  await trx.updateTable('two_factor').set({ last_step: step }).where('user_id', '=', userId).execute()
  return 'app'
}

async function spendRecoveryCode(trx: Db, userId: number, code: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('recovery_code')
    .set({ used_at: sql`now()` })
    .where('user_id', '=', userId)
    .where('code_hash', '=', recoveryCodeHash(code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
