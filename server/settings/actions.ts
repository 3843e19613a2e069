import type { BodyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/settings.ts'
import { parseNumberingRule } from '../../contract/values/numbering.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid, violatedConstraint } from '../platform/errors.ts'
import { recordSettings } from '../platform/rule-log.ts'
import type { Viewer } from '../platform/visibility.ts'
import { approveAll } from '../reviews/approve.ts'

export async function updateOrganisation(
  trx: Db,
  viewer: Viewer,
  { version, changes }: BodyOf<typeof contract.updateOrganisation>,
): Promise<{ version: number }> {
  const { customerNumberRule, timeZone, sessionIdleMinutes, name } = changes
  const { revealReasonRequired, revealDailyLimit, silentAfterDays, reviewEntries } = changes
  const { checkMonthly, checkStages, spotCheckSize, spotCheckDays } = changes
  const { registrationDays, registrationExtraDays, registrationLimit } = changes
  if (customerNumberRule !== undefined) {
    const rule = parseNumberingRule(customerNumberRule)
    if (!rule.ok) throw invalid('changes.customerNumberRule', rule.reason)
  }
  if (timeZone !== undefined && !(await isTimeZone(trx, timeZone)))
    throw invalid('changes.timeZone', 'time_zone.unknown')
  const before = await organisationNow(trx)
  const changed = await trx
    .updateTable('organisation')
    .set({
      ...(name !== undefined && { name }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
      ...(customerNumberRule !== undefined && { customer_number_rule: customerNumberRule }),
      ...(sessionIdleMinutes !== undefined && { session_idle_minutes: sessionIdleMinutes }),
      ...(revealReasonRequired !== undefined && { reveal_reason_required: revealReasonRequired }),
      ...(revealDailyLimit !== undefined && { reveal_daily_limit: revealDailyLimit }),
      ...(silentAfterDays !== undefined && { silent_after_days: silentAfterDays }),
      ...(reviewEntries !== undefined && { review_entries: reviewEntries }),
      ...(checkMonthly !== undefined && { check_monthly: checkMonthly }),
      ...(checkStages !== undefined && { check_stages: checkStages }),
      ...(spotCheckSize !== undefined && { spot_check_size: spotCheckSize }),
      ...(spotCheckDays !== undefined && { spot_check_days: spotCheckDays }),
      ...(registrationDays !== undefined && { registration_days: registrationDays }),
      ...(registrationExtraDays !== undefined && { registration_extra_days: registrationExtraDays }),
      ...(registrationLimit !== undefined && { registration_limit: registrationLimit }),
      version: sql`version + 1`,
    })
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (!changed) throw failure('record.changed')
  await recordSettings(trx, { action: 'organisation.changed' }, before, changes, ['name'])
  if (before.reviewEntries && reviewEntries === false) await approveAll(trx, viewer.userId)
  return changed
}

/** As its rules stand before a change: who changes them from an old version is refused. */
const organisationNow = (trx: Db) =>
  trx
    .selectFrom('organisation')
    .select([
      'name',
      'time_zone as timeZone',
      'customer_number_rule as customerNumberRule',
      'session_idle_minutes as sessionIdleMinutes',
      'reveal_reason_required as revealReasonRequired',
      'reveal_daily_limit as revealDailyLimit',
      'silent_after_days as silentAfterDays',
      'review_entries as reviewEntries',
      'check_monthly as checkMonthly',
      'check_stages as checkStages',
      'spot_check_size as spotCheckSize',
      'spot_check_days as spotCheckDays',
      'registration_days as registrationDays',
      'registration_extra_days as registrationExtraDays',
      'registration_limit as registrationLimit',
    ])
    .executeTakeFirstOrThrow()

async function isTimeZone(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql`select from pg_timezone_names where name = ${name}`.execute(db)
  return rows.length > 0
}

const refuseTakenName = (name: string) => (error: unknown) => {
  throw violatedConstraint(error) === 'industry_name_key' ? failure('industry.in_use', { name }) : error
}

export async function createIndustry(trx: Db, fields: BodyOf<typeof contract.createIndustry>) {
  const made = await trx
    .insertInto('industry')
    .values({
      name: fields.name,
      short_code: fields.shortCode,
      gb_code: fields.gbCode,
      active: fields.active ?? true,
      position: sql`(select coalesce(max(position), 0) + 1 from industry)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName(fields.name))
  await recordIndustry(trx, 'industry.created', made.id, {}, fields)
  return made
}

export async function updateIndustry(
  trx: Db,
  id: number,
  fields: BodyOf<typeof contract.updateIndustry>,
): Promise<void> {
  const { name, shortCode, gbCode, active } = fields
  const columns = {
    ...(name !== undefined && { name }),
    ...(shortCode !== undefined && { short_code: shortCode }),
    ...(gbCode !== undefined && { gb_code: gbCode }),
    ...(active !== undefined && { active }),
  }
  if (Object.keys(columns).length === 0) return
  const before = await trx
    .selectFrom('industry')
    .select(['name', 'short_code as shortCode', 'gb_code as gbCode', 'active'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw failure('record.not_found')
  await trx
    .updateTable('industry')
    .set(columns)
    .where('id', '=', id)
    .execute()
    .catch(refuseTakenName(name ?? ''))
  await recordIndustry(trx, 'industry.changed', id, before, fields)
}

const recordIndustry = (
  trx: Db,
  action: 'industry.created' | 'industry.changed',
  objectId: number,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
) => recordSettings(trx, { action, objectKind: 'industry', objectId }, before, after, ['name'])
