import type * as contract from '../../contract/consents.ts'
import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid, violatedConstraint } from '../platform/errors.ts'
import { recordSettings } from '../platform/rule-log.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'

export async function listPurposes(db: Db, viewer: Viewer): Promise<ResultOf<typeof contract.listPurposes>> {
  const { rows } = await sql<contract.PrivacyPurpose>`
    select id, name, is_marketing as "isMarketing", active from privacy_purpose order by position, id`.execute(
    db,
  )
  return { rows, can: { manage: mayAtAll(viewer, 'settings.manage') } }
}

const refuseTaken = (name: string) => (error: unknown) => {
  throw violatedConstraint(error) === 'privacy_purpose_name_key'
    ? failure('privacy.purpose_taken', { name })
    : error
}

export async function createPurpose(
  trx: Db,
  { name, isMarketing }: BodyOf<typeof contract.createPurpose>,
): Promise<{ id: number }> {
  const { rows } = await sql<{ id: number }>`
    insert into privacy_purpose (name, is_marketing, position)
    select ${name}, ${isMarketing}, coalesce(max(position), 0) + 1 from privacy_purpose returning id`
    .execute(trx)
    .catch(refuseTaken(name))
  const id = rows[0]?.id ?? 0
  await recordSettings(
    trx,
    { action: 'purpose.created', objectKind: 'privacy_purpose', objectId: id },
    {},
    { isMarketing },
  )
  return { id }
}

/** The one that new contacts are entered for stays in use, and so does that of household data. */
export async function updatePurpose(
  trx: Db,
  id: number,
  { name, isMarketing, active }: BodyOf<typeof contract.updatePurpose>,
): Promise<void> {
  const { rows: before } = await sql<{
    isMarketing: boolean
    active: boolean
    isDefault: boolean
    ofHousehold: boolean
  }>`
    select is_marketing as "isMarketing", active, id = (select default_purpose_id from organisation) as "isDefault",
      id is not distinct from (select household_purpose_id from organisation) as "ofHousehold"
    from privacy_purpose where id = ${id}::bigint for update`.execute(trx)
  if (!before[0]) throw failure('record.not_found')
  const { isDefault, ofHousehold, ...was } = before[0]
  if (isDefault && active === false) throw invalid('active', 'purpose.default')
  if (ofHousehold && active === false) throw invalid('active', 'purpose.household')
  await sql`
    update privacy_purpose set name = coalesce(${name ?? null}, name), is_marketing = coalesce(${isMarketing ?? null}, is_marketing),
      active = coalesce(${active ?? null}, active) where id = ${id}`
    .execute(trx)
    .catch(refuseTaken(name ?? ''))
  const now = { ...(isMarketing !== undefined && { isMarketing }), ...(active !== undefined && { active }) }
  await recordSettings(
    trx,
    { action: 'purpose.changed', objectKind: 'privacy_purpose', objectId: id },
    was,
    now,
  )
}

export async function readRules(db: Db): Promise<ResultOf<typeof contract.readPrivacyRules>> {
  const { rows } = await sql<ResultOf<typeof contract.readPrivacyRules>>`
    select privacy_days as "privacyDays", default_purpose_id as "defaultPurposeId", default_basis as "defaultBasis"
    from organisation`.execute(db)
  if (!rows[0]) throw new Error('no organisation')
  return rows[0]
}

export async function updateRules(
  trx: Db,
  changes: BodyOf<typeof contract.updatePrivacyRules>,
): Promise<void> {
  const { privacyDays, defaultPurposeId, defaultBasis } = changes
  const before = await readRules(trx)
  if (defaultPurposeId != null) {
    const { rows } = await sql`
      select from privacy_purpose where id = ${defaultPurposeId}::bigint and active for share`.execute(trx)
    if (rows.length === 0) throw invalid('defaultPurposeId', 'reference')
    const { rows: household } = await sql`
      select from organisation where household_purpose_id = ${defaultPurposeId}::bigint for update`.execute(
      trx,
    )
    if (household.length > 0) throw invalid('defaultPurposeId', 'purpose.household')
  }
  await sql`
    update organisation set privacy_days = coalesce(${privacyDays ?? null}::integer, privacy_days),
      default_basis = coalesce(${defaultBasis ?? null}, default_basis),
      default_purpose_id = case when ${defaultPurposeId !== undefined} then ${defaultPurposeId ?? null}::bigint else default_purpose_id end`.execute(
    trx,
  )
  await recordSettings(trx, { action: 'organisation.changed' }, before, changes)
}
