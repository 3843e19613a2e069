import type { CustomField, CustomObject, CustomValue, CustomValues } from '../../contract/custom-fields.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import { requireWritable } from '../platform/fields.ts'
import { hangingOnSeen, type Viewer } from '../platform/visibility.ts'
import { type CheckedValue, checkCustom } from './check.ts'

/** Where values are written: to a new record, or to one that the caller has locked. */
type Place = { object: CustomObject; recordId: number | null; prefix: string }
type Definition = Pick<CustomField, 'key' | 'kind' | 'decimals' | 'options' | 'active'> & { held: unknown }

/**
 * Given values as they are kept, to be laid over what the record has; null clears. Nothing is asked of the database where
 * none are given. @throws permission.denied, input.invalid, each naming the fields as `custom.<key>`
 */
export async function checkedCustom(
  trx: Db,
  viewer: Viewer,
  { object, recordId, prefix }: Place,
  given: CustomValues | undefined,
): Promise<CustomValues> {
  const keys = Object.keys(given ?? {})
  if (given === undefined || keys.length === 0) return {}
  requireWritable(
    viewer,
    object,
    keys.map((key) => `custom.${key}`),
    prefix,
  )
  const definitions = await readDefinitions(trx, object, keys, recordId)
  const kept: CustomValues = {}
  const problems: Failure['fields'] = []
  for (const [key, value] of Object.entries(given)) {
    const checked = checkOne(
      definitions.find((definition) => definition.key === key),
      value,
    )
    if (checked.ok) kept[key] = checked.value
    else {
      const { code, data } = checked
      problems.push({ path: `${prefix}custom.${key}`, code, ...(data && { data }) })
    }
  }
  if (problems.length > 0) throw new Failure('input.invalid', { fields: problems })
  return kept
}

/** A retired field can still be emptied. */
function checkOne(definition: Definition | undefined, value: CustomValue): CheckedValue {
  if (definition === undefined) return { ok: false, code: 'unknown_field' }
  if (!definition.active && value !== null) return { ok: false, code: 'custom.retired' }
  return checkCustom(definition, value, definition.held)
}

/** Shared locks: until this is written, nobody deletes a field or makes another kind of it (actions.ts). */
async function readDefinitions(trx: Db, object: CustomObject, keys: string[], recordId: number | null) {
  const held =
    recordId === null
      ? sql`null::jsonb`
      : sql`(select r.custom -> f.key from ${hangingOnSeen(object)} r where r.id = ${recordId}::bigint)`
  const { rows } = await sql<Definition>`
    select f.key, f.kind, f.decimals, f.options, f.active, ${held} as held
    from custom_field f where f.object = ${object} and f.key = any(${keys}::text[]) order by f.id for share of f`.execute(
    trx,
  )
  return rows
}

/** The same under the names of the change log, for finding collisions. */
export const asLogged = (values: CustomValues): Record<string, CustomValue> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`custom.${key}`, value]))

/** What a record's column becomes: the values laid over it, without those cleared. Null where nothing was given. */
export const overlaid = (values: CustomValues) =>
  Object.keys(values).length === 0 ? null : sql`jsonb_strip_nulls(custom || ${JSON.stringify(values)}::jsonb)`

/** The column of a new record, as JSON. */
export const freshCustom = (values: CustomValues) =>
  JSON.stringify(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)))
