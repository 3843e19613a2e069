import { randomBytes } from 'node:crypto'
import type * as contract from '../../contract/custom-fields.ts'
import { type CustomField, type CustomOption, mostCustomFields } from '../../contract/custom-fields.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import { type Db, sql } from '../platform/database.ts'
import { type Failure, failure, invalid, violatedConstraint } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { recordSettings } from '../platform/rule-log.ts'
import type { Viewer } from '../platform/visibility.ts'
import { type DefinitionProblem, definitionProblem, hasOptions, keptOptions } from './rules.ts'
import { countUse } from './use.ts'

/** Drawn by chance: a key that was deleted must never mean something else in the history. */
const drawKey = (kind: 'cf' | 'o') => `${kind}_${randomBytes(5).toString('hex')}`

export async function createCustomField(
  trx: Db,
  viewer: Viewer,
  body: BodyOf<typeof contract.createCustomField>,
): Promise<{ id: number; key: string; version: number }> {
  const { object, label, kind, unit, decimals, help, active } = body
  const options = takeOptions(kind, [], body.options ?? [], '')
  refuse(definitionProblem(object, { label, kind, options }), '')
  await refuseTooMany(trx, object)
  const made = await trx
    .insertInto('custom_field')
    .values({
      object,
      key: drawKey('cf'),
      label,
      kind,
      unit: kind === 'number' ? (unit ?? null) : null,
      decimals: kind === 'number' ? (decimals ?? 0) : 0,
      options: JSON.stringify(options),
      help: help ?? null,
      active: active ?? true,
      created_by: viewer.userId,
      position: sql`(select coalesce(max(position), 0) + 1 from custom_field)`,
    })
    .returning(['id', 'key', 'version'])
    .executeTakeFirstOrThrow()
    .catch(refuseTakenLabel)
  await tell(trx, viewer, 'custom_field.created', made.id, { object, key: made.key, kind })
  await writeDown(trx, 'customField.created', made.id, {}, body, { key: made.key })
  return made
}

export async function updateCustomField(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes }: BodyOf<typeof contract.updateCustomField>,
): Promise<{ version: number }> {
  const before = await lockField(trx, id)
  if (before.version !== version) throw failure('record.changed')
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  if (Object.keys(given).length === 0) return { version }
  const after: CustomField = { ...before, ...given, options: before.options }
  if (after.kind !== before.kind) await refuseInUse(trx, before, 'custom_field.kind_fixed')
  after.options = takeOptions(after.kind, before.options, changes.options ?? before.options, 'changes.')
  refuse(definitionProblem(before.object, after), 'changes.')
  await refuseHeldOptions(trx, before, after.options)
  const isNumber = after.kind === 'number'
  const changed = await trx
    .updateTable('custom_field')
    .set({
      label: after.label,
      kind: after.kind,
      unit: isNumber ? after.unit : null,
      decimals: isNumber ? after.decimals : 0,
      options: JSON.stringify(after.options),
      help: after.help,
      active: after.active,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
    .catch(refuseTakenLabel)
  await tell(trx, viewer, 'custom_field.changed', id, { key: before.key, fields: Object.keys(given) })
  await writeDown(trx, 'customField.changed', id, before, { ...given, options: after.options })
  return changed
}

export async function orderCustomFields(
  trx: Db,
  { object, ids }: BodyOf<typeof contract.orderCustomFields>,
): Promise<void> {
  await sql`
    update custom_field f set position = placed.place
    from (select id, row_number() over (order by array_position(${ids}::bigint[], id), position, id) as place
          from custom_field where object = ${object}) placed
    where f.id = placed.id and f.position <> placed.place`.execute(trx)
}

/** Values are never lost with their field: who wants it out of the way retires it. */
export async function deleteCustomField(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const field = await lockField(trx, id)
  await refuseInUse(trx, field, 'custom_field.in_use')
  const { object, key } = field
  await trx.deleteFrom('custom_field').where('id', '=', id).execute()
  await trx.deleteFrom('role_field').where('field', '=', `${object}.custom.${key}`).execute()
  await tell(trx, viewer, 'custom_field.deleted', id, { object, key })
  await writeDown(trx, 'customField.deleted', id, {}, {}, { key, object })
}

/** Whoever writes a value holds a shared lock on the definition (values.ts): either waits for the other. */
async function lockField(trx: Db, id: number): Promise<CustomField> {
  const field = await trx
    .selectFrom('custom_field')
    .select([
      'id',
      'object',
      'key',
      'label',
      'kind',
      'unit',
      'decimals',
      'options',
      'help',
      'active',
      'version',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!field) throw failure('record.not_found')
  return field
}

async function refuseInUse(
  trx: Db,
  field: CustomField,
  code: 'custom_field.kind_fixed' | 'custom_field.in_use',
): Promise<void> {
  const count = await countUse(trx, field)
  if (count > 0) throw failure(code, { label: field.label, count })
}

/** An option that records hold can be retired, never taken away. */
async function refuseHeldOptions(
  trx: Db,
  field: CustomField,
  options: readonly CustomOption[],
): Promise<void> {
  for (const { key, label } of field.options) {
    if (options.some((option) => option.key === key)) continue
    const count = await countUse(trx, field, key)
    if (count > 0) throw failure('custom_field.option_in_use', { label, count })
  }
}

/** Two who add at once could pass the limit together; the lock lets them in one by one. */
async function refuseTooMany(trx: Db, object: CustomField['object']): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('custom fields', 0))`.execute(trx)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from custom_field where object = ${object}`.execute(trx)
  if ((rows[0]?.count ?? 0) >= mostCustomFields)
    throw failure('custom_field.too_many', { maximum: mostCustomFields })
}

function takeOptions(
  kind: CustomField['kind'],
  known: readonly CustomOption[],
  given: Parameters<typeof keptOptions>[1],
  prefix: string,
): CustomOption[] {
  if (!hasOptions(kind)) return []
  const kept = keptOptions(known, given, () => drawKey('o'))
  if (Array.isArray(kept)) return kept
  throw asFailure(kept, prefix)
}

function refuse(problem: DefinitionProblem | null, prefix: string): void {
  if (problem !== null) throw asFailure(problem, prefix)
}

const asFailure = ({ path, code, data }: DefinitionProblem, prefix: string): Failure =>
  invalid(`${prefix}${path}`, code, data)

const refuseTakenLabel = (error: unknown) => {
  throw violatedConstraint(error) === 'custom_field_label' ? failure('custom_field.label_taken') : error
}

/** For the access log: whatever is typed about a field, its options too, are people's words. */
const writeDown = (
  trx: Db,
  action: string,
  objectId: number,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  data?: Record<string, unknown>,
) =>
  recordSettings(
    trx,
    { action, objectKind: 'custom_field', objectId, ...(data && { data }) },
    before,
    after,
    ['label', 'unit', 'help', 'options'],
  )

/** Keys and names of fields only: labels are people's words. */
const tell = (trx: Db, { userId }: Viewer, kind: string, subjectId: number, data: Record<string, unknown>) =>
  recordEvent(trx, { kind, actorId: userId, subjectId, data })
