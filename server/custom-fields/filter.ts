import type { RawBuilder } from 'kysely'
import type { CustomObject } from '../../contract/custom-fields.ts'
import type { FilterCondition } from '../../contract/customer-filter.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import { firstAndLastDay } from '../followups/due.ts'
import { sql } from '../platform/database.ts'
import { like } from '../search/matches.ts'

/** @param field its key in lists, `cf_1a` or `contact.cf_1a` */
export function guardOfCustom(field: string): GuardedField {
  const { object, key } = fieldNamed(field)
  return `${object}.custom.${key}`
}

function fieldNamed(name: string): { object: CustomObject; key: string } {
  const [, prefix, key = ''] = /^(contact\.)?(.*)$/.exec(name) ?? []
  return { object: prefix === undefined ? 'customer' : 'contact', key }
}

/**
 * The filter builder's comparisons on a custom field, true or false and never null.
 * @param values the column that holds the record's custom values
 */
export function customCompared(
  values: RawBuilder<unknown>,
  field: string,
  wanted: Omit<FilterCondition, 'field'>,
): RawBuilder<unknown> {
  const { key } = fieldNamed(field)
  const { any, none, contains, lacks, within, is, empty, min, max } = wanted
  const options = (entries: readonly (string | number)[]) => ({ any: entries.map(String) })
  if (empty !== undefined) {
    const isGiven = sql`(${values} <> '{}' and jsonb_exists(${values}, ${key}::text))`
    return empty ? sql`not ${isGiven}` : isGiven
  }
  if (any) return conditionOn(values, key, options(any))
  if (none) return sql`not ${conditionOn(values, key, options(none))}`
  if (is !== undefined) return conditionOn(values, key, { is })
  if (contains !== undefined) return conditionOn(values, key, { contains })
  if (lacks !== undefined) return sql`not coalesce(${conditionOn(values, key, { contains: lacks })}, false)`
  if (within) return isWithin(sql`(${values} ->> ${key}::text)`, within)
  return conditionOn(values, key, { ...(min !== undefined && { min }), ...(max !== undefined && { max }) })
}

/** Days are kept as text that sorts as they do. */
function isWithin(value: RawBuilder<unknown>, within: NonNullable<FilterCondition['within']>) {
  const { first, last } = firstAndLastDay(within)
  const isDay = sql`${value} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`
  const sides = [
    isDay,
    ...(first ? [sql`${value} collate "C" >= ${first}::text`] : []),
    ...(last ? [sql`${value} collate "C" <= ${last}::text`] : []),
  ]
  return sql`coalesce(${sql.join(sides, sql` and `)}, false)`
}

/** What a value that is there is compared with. */
type Held =
  | { any: string[] }
  | { is: boolean }
  | { contains: string }
  | { min?: number | string; max?: number | string }

/**
 * Values are of the field's kind (check.ts), so what is asked says which comparison is meant.
 * @param values the column that holds them
 */
function conditionOn(values: RawBuilder<unknown>, key: string, wanted: Held): RawBuilder<unknown> {
  if ('any' in wanted)
    return holdsOne(
      values,
      wanted.any.flatMap((option) => [{ [key]: option }, { [key]: [option] }]),
    )
  if ('is' in wanted) return holdsOne(values, [{ [key]: wanted.is }])
  const value = sql`(${values} ->> ${key}::text)`
  if ('contains' in wanted) {
    const pattern = `%${like(wanted.contains)}%`
    return sql`(${values} <> '{}' and ${value} ilike ${pattern})`
  }
  const isNumber = typeof (wanted.min ?? wanted.max) === 'number'
  const type = isNumber ? 'number' : 'string'
  const compared = isNumber ? sql`${value}::numeric` : sql`${value} collate "C"`
  const side = (given: number | string) => (isNumber ? sql`${given}::numeric` : sql`${given}::text`)
  const sides = [
    wanted.min === undefined ? null : sql`${compared} >= ${side(wanted.min)}`,
    wanted.max === undefined ? null : sql`${compared} <= ${side(wanted.max)}`,
  ].filter((one) => one !== null)
  // CASE, since PostgreSQL may ask the parts of an AND in any order, and a cast of text would fail.
  return sql`(${values} <> '{}' and case when jsonb_typeof(${values} -> ${key}::text) = ${type}::text
    then ${sql.join(sides, sql` and `)} else false end)`
}

/** The first part lets the index serve it, which leaves customers without custom values out. */
const holdsOne = (values: RawBuilder<unknown>, parts: readonly Record<string, unknown>[]) =>
  sql`(${values} <> '{}' and ${values} @> any(${parts.map((part) => JSON.stringify(part))}::text[]::jsonb[]))`
