import type { BodyOf } from '../../contract/endpoint.ts'
import type { updateSecurityRules as updateEndpoint } from '../../contract/security-rules.ts'
import { passwordLengths } from '../../contract/values/passwordRules.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { recordSettings } from '../platform/rule-log.ts'
import type { Viewer } from '../platform/visibility.ts'

/** Before set-up there is no organisation to say otherwise. */
const standard = { minimum: passwordLengths.standard, days: null, history: 3 }

export async function readPasswordRules(db: Db) {
  const row = await db
    .selectFrom('organisation')
    .select(['password_minimum as minimum', 'password_days as days', 'password_history as history'])
    .executeTakeFirst()
  return row ?? standard
}

export const readSecurityRules = (db: Db) =>
  db
    .selectFrom('organisation')
    .select([
      'two_factor_for as twoFactorFor',
      'password_minimum as passwordMinimum',
      'password_days as passwordDays',
      'password_history as passwordHistory',
      'version',
    ])
    .executeTakeFirstOrThrow()

export async function updateSecurityRules(
  trx: Db,
  { version, changes }: BodyOf<typeof updateEndpoint>,
  { canRequireTwoFactor }: { canRequireTwoFactor: boolean },
): Promise<{ version: number }> {
  const { twoFactorFor, passwordMinimum, passwordDays, passwordHistory } = changes
  // Nobody could meet a rule that needs a key which isn't there: all would be locked out.
  if (twoFactorFor !== undefined && twoFactorFor !== 'nobody' && !canRequireTwoFactor)
    throw failure('two_factor.unavailable')
  const { version: _, ...before } = await readSecurityRules(trx)
  const changed = await trx
    .updateTable('organisation')
    .set({
      ...(twoFactorFor !== undefined && { two_factor_for: twoFactorFor }),
      ...(passwordMinimum !== undefined && { password_minimum: passwordMinimum }),
      ...(passwordDays !== undefined && { password_days: passwordDays }),
      ...(passwordHistory !== undefined && { password_history: passwordHistory }),
      version: sql`version + 1`,
    })
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (!changed) throw failure('record.changed')
  await recordSettings(trx, { action: 'rules.changed' }, before, changes)
  return changed
}

/** Whether the person behind `userId` has to have a second factor: whoever may manage people is an administrator. */
export const twoFactorRequiredOf = (userId: ReturnType<typeof sql>) => sql<boolean>`
  (select o.two_factor_for = 'everybody' or o.two_factor_for = 'administrators' and exists (
     select from user_role r join role_permission p using (role_id)
     where r.user_id = ${userId} and p.object = 'people' and p.action = 'manage')
   from organisation o)`

export async function isTwoFactorRequired(db: Db, viewer: Viewer): Promise<boolean> {
  const { rows } = await sql<{ required: boolean }>`
    select ${twoFactorRequiredOf(sql`${viewer.userId}::bigint`)} as required`.execute(db)
  return rows[0]?.required ?? false
}

/**
 * What somebody has to do before anything else, of the row `u` of user_account: a second factor that the organisation
 * asks for, then a password that has expired.
 */
export const mustDoOf = sql`
  case
    when ${twoFactorRequiredOf(sql`u.id`)}
      and not exists (select from two_factor f where f.user_id = u.id and f.confirmed_at is not null) then 'two_factor'
    when u.password_changed_at
      < now() - (select make_interval(days => password_days) from organisation) then 'password'
  end`
