import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/household.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { levelOf } from '../platform/fields.ts'
import type { Jobs } from '../platform/jobs.ts'
import { recordSettings } from '../platform/rule-log.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'
import { holdImports } from '../privacy/rows.ts'
import { dropHouseholdExports, emptyStagedSheets } from './copies.ts'
import { emptyHousehold } from './empty.ts'
import { readSwitch, switchLock } from './hold.ts'

/** Who neither sees the field nor may give others the right to is told nothing of it. */
export async function readHousehold(
  db: Db,
  viewer: Viewer,
): Promise<ResultOf<typeof contract.readHousehold>> {
  const manages = mayAtAll(viewer, 'settings.manage')
  const isTold =
    manages || mayAtAll(viewer, 'people.manage') || levelOf(viewer, 'customer.household') !== 'hidden'
  if (!isTold) return { isOn: false, purpose: null, noted: null }
  const { isOn, purposeId, purpose } = await readSwitch(db)
  return {
    isOn,
    purpose: purposeId !== null && (isOn || manages) ? { id: purposeId, name: purpose ?? '' } : null,
    noted: manages ? await countNoted(db) : null,
  }
}

async function countNoted(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from customer where household is not null`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * What is kept was collected for one purpose and isn't turned to another. Nor is it the one that every contact is entered for:
 * sensitive data ask for a basis of their own (PIPL article 29).
 */
export async function switchOn(
  trx: Db,
  viewer: Viewer,
  { purposeId }: BodyOf<typeof contract.switchHouseholdOn>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${switchLock})`.execute(trx)
  const { rows } = await sql<{ isDefault: boolean }>`
    select id is not distinct from (select default_purpose_id from organisation) as "isDefault"
    from privacy_purpose where id = ${purposeId}::bigint and active for share`.execute(trx)
  if (!rows[0]) throw invalid('purposeId', 'reference')
  if (rows[0].isDefault) throw invalid('purposeId', 'household.default_purpose')
  const before = await readSwitch(trx)
  const isOther = before.purposeId !== null && before.purposeId !== purposeId
  if (isOther && (await countNoted(trx)) > 0) throw failure('household.kept', { purpose: before.purpose })
  if (before.isOn && !isOther) return
  await sql`update organisation set household_on = true, household_purpose_id = ${purposeId}::bigint`.execute(
    trx,
  )
  await tell(trx, viewer, { kind: 'household.on', data: { purposeId } }, before, { isOn: true, purposeId })
}

/** @throws household.off where there is nothing to switch off or to erase */
export async function switchOff(
  trx: Db,
  jobs: Jobs,
  viewer: Viewer,
  { noted }: BodyOf<typeof contract.switchHouseholdOff>,
): Promise<{ erased: number }> {
  await sql`set local statement_timeout = '120s'`.execute(trx)
  await sql`select pg_advisory_xact_lock(${switchLock})`.execute(trx)
  const before = await readSwitch(trx)
  if (before.purposeId === null || (!before.isOn && noted === 'keep')) throw failure('household.off')
  await holdImports(trx)
  await emptyStagedSheets(trx)
  const keys = await dropHouseholdExports(trx)
  const erased = noted === 'erase' ? await emptyHousehold(trx, viewer, () => sql`true`) : 0
  const purposeId = noted === 'erase' ? null : before.purposeId
  await sql`update organisation set household_on = false, household_purpose_id = ${purposeId}::bigint`.execute(
    trx,
  )
  await tell(trx, viewer, { kind: 'household.off', data: { noted, erased } }, before, {
    isOn: false,
    purposeId,
  })
  await jobs.add(trx, 'privacy.erased', { keys })
  return { erased }
}

type Fields = { isOn: boolean; purposeId: number | null }

async function tell(
  trx: Db,
  { userId }: Viewer,
  event: { kind: string; data: Record<string, unknown> },
  before: Fields,
  after: Fields,
): Promise<void> {
  await recordEvent(trx, { ...event, actorId: userId })
  const named = ({ isOn, purposeId }: Fields) => ({ householdOn: isOn, householdPurposeId: purposeId })
  await recordSettings(trx, { action: 'organisation.changed' }, named(before), named(after))
}
