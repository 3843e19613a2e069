import { businessTypes } from '../../contract/customer-fields.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/field-sets.ts'
import type { SetField } from '../../contract/field-sets.ts'
import { customGuardedFields } from '../custom-fields/queries.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid, violatedConstraint } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { recordSettings } from '../platform/rule-log.ts'
import type { Viewer } from '../platform/visibility.ts'
import { anyOther } from './queries.ts'
import { fieldsProblem } from './rules.ts'

export async function createFieldSet(
  trx: Db,
  viewer: Viewer,
  { use, name, purpose, fields, active }: BodyOf<typeof contract.createFieldSet>,
): Promise<{ id: number; version: number }> {
  await refuseFields(trx, fields, '')
  const made = await trx
    .insertInto('field_set')
    .values({
      use,
      name,
      purpose: purpose ?? '',
      fields: JSON.stringify(fields),
      active: active ?? true,
      position: sql`(select coalesce(max(position), 0) + 1 from field_set)`,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName)
  await tell(trx, viewer, 'field_set.created', made.id, { use })
  await writeDown(
    trx,
    'fieldSet.created',
    made.id,
    nothing,
    { name, purpose, active: active ?? true, fields },
    { use },
  )
  return made
}

export async function updateFieldSet(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes }: BodyOf<typeof contract.updateFieldSet>,
): Promise<{ version: number }> {
  const before = await lockFieldSet(trx, id)
  if (before.version !== version) throw failure('record.changed')
  const { name, purpose, fields, active } = changes
  if (fields) await refuseFields(trx, fields, 'changes.', before.fields)
  if (active === false) await refuseApplied(trx, before)
  const columns = {
    ...(name !== undefined && { name }),
    ...(purpose !== undefined && { purpose }),
    ...(fields !== undefined && { fields: JSON.stringify(fields) }),
    ...(active !== undefined && { active }),
  }
  if (Object.keys(columns).length === 0) return { version }
  const changed = await trx
    .updateTable('field_set')
    .set({ ...columns, version: sql`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName)
  await tell(trx, viewer, 'field_set.changed', id, { fields: Object.keys(columns) })
  await writeDown(trx, 'fieldSet.changed', id, before, changes)
  return changed
}

export async function deleteFieldSet(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const set = await lockFieldSet(trx, id)
  await refuseApplied(trx, set)
  await trx.deleteFrom('field_set').where('id', '=', id).execute()
  await tell(trx, viewer, 'field_set.deleted', id, { use: set.use })
  await writeDown(trx, 'fieldSet.deleted', id, set, {}, { use: set.use })
}

/** Which set applies to which business type, in place of what applied. */
export async function chooseEntrySets(
  trx: Db,
  viewer: Viewer,
  { other, ...own }: BodyOf<typeof contract.chooseEntrySets>,
): Promise<void> {
  const chosen = [{ path: 'other', type: anyOther, id: other }]
  for (const type of businessTypes) {
    const id = own[type]
    if (id !== null) chosen.push({ path: type, type, id })
  }
  const offered = await trx
    .selectFrom('field_set')
    .select('id')
    .where('use', '=', 'entry')
    .where('active', '=', true)
    .forShare()
    .execute()
  const wrong = chosen.find(({ id }) => !offered.some((set) => set.id === id))
  if (wrong) throw invalid(wrong.path, 'field_set.not_entry')
  await sql`lock table entry_set in share row exclusive mode`.execute(trx)
  const before = await trx.selectFrom('entry_set').select(['business_type', 'field_set_id']).execute()
  await trx.deleteFrom('entry_set').execute()
  await trx
    .insertInto('entry_set')
    .values(chosen.map(({ type, id }) => ({ business_type: type, field_set_id: id })))
    .execute()
  const data = Object.fromEntries(chosen.map(({ path, id }) => [path, id]))
  await recordEvent(trx, { kind: 'field_set.chosen', actorId: viewer.userId, data })
  const byType = (of: (type: string) => number | null) =>
    Object.fromEntries(
      [anyOther, ...businessTypes].map((type) => [type === anyOther ? 'other' : type, of(type)]),
    )
  await recordSettings(
    trx,
    { action: 'fieldSet.chosen' },
    byType((type) => before.find((row) => row.business_type === type)?.field_set_id ?? null),
    byType((type) => chosen.find((choice) => choice.type === type)?.id ?? null),
  )
}

async function lockFieldSet(trx: Db, id: number) {
  const set = await trx
    .selectFrom('field_set')
    .select(['id', 'use', 'name', 'purpose', 'fields', 'active', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!set) throw failure('record.not_found')
  return set
}

/** A field that was retired since may stay in the set that has it. */
async function refuseFields(
  trx: Db,
  fields: readonly SetField[],
  prefix: string,
  known: readonly SetField[] = [],
): Promise<void> {
  const custom = [...(await customGuardedFields(trx)), ...known].map(({ field }) => field)
  const problem = fieldsProblem(fields, new Set(custom))
  if (problem) throw invalid(`${prefix}fields.${problem.index}.field`, problem.code)
}

async function refuseApplied(trx: Db, { id, name }: { id: number; name: string }): Promise<void> {
  const applied = await trx
    .selectFrom('entry_set')
    .select('business_type')
    .where('field_set_id', '=', id)
    .executeTakeFirst()
  if (applied) throw failure('field_set.applies', { name })
}

const refuseTakenName = (error: unknown) => {
  throw violatedConstraint(error) === 'field_set_name' ? failure('field_set.name_taken') : error
}

type Told = {
  name?: string | undefined
  purpose?: string | undefined
  active?: boolean | undefined
  fields?: readonly SetField[] | undefined
}
const nothing: Told = {}

/** For the access log: name and purpose are people's words; of the fields those that came and went. */
async function writeDown(
  trx: Db,
  action: string,
  objectId: number,
  before: Told,
  { fields, ...after }: Told,
  data?: Record<string, unknown>,
): Promise<void> {
  const codes = (of: readonly SetField[] = []) =>
    of.map(({ field, required }) => (required ? `${field}:required` : field))
  const [old, now] = [codes(before.fields), codes(fields ?? before.fields)]
  const moved = {
    added: now.filter((code) => !old.includes(code)),
    removed: old.filter((code) => !now.includes(code)),
  }
  const isMoved = moved.added.length + moved.removed.length > 0
  await recordSettings(
    trx,
    {
      action,
      objectKind: 'field_set',
      objectId,
      ...((data || isMoved) && { data: { ...data, ...(isMoved && moved) } }),
    },
    before,
    after,
    ['name', 'purpose'],
  )
}

const tell = (trx: Db, { userId }: Viewer, kind: string, subjectId: number, data: Record<string, unknown>) =>
  recordEvent(trx, { kind, actorId: userId, subjectId, data })
