import type { Db } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { recordFailure, requireUnlocked, type Subject } from './lock-out.ts'
import { verifyPassword } from './passwords.ts'

/** Asked before a step that a session left open must not allow. Wrong ones count towards the lock of the account. */
export async function requireOwnPassword(db: Db, viewer: Viewer, password: string) {
  const account = await db
    .selectFrom('user_account')
    .select(['password_hash', 'user_name', 'name', 'phone'])
    .where('id', '=', viewer.userId)
    .executeTakeFirstOrThrow()
  const subjects: Subject[] = [{ kind: 'account', value: String(viewer.userId) }]
  await requireUnlocked(db, subjects)
  const right = await verifyPassword(password, account.password_hash)
  // Of many guesses at once all were let in: none may learn more than the first few.
  await requireUnlocked(db, subjects)
  if (!right) {
    await recordFailure(db, subjects)
    throw failure('auth.password_wrong')
  }
  return account
}
