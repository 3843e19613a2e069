import type { RawBuilder } from 'kysely'
import type { FilterCondition } from '../../contract/customer-filter.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import { firstAndLastDay } from '../followups/due.ts'
import { sql } from '../platform/database.ts'
import { conditionOn, fieldNamed } from './filter.ts'

/** @param field its key in lists, `cf_1a` or `contact.cf_1a` */
export function guardOfCustom(field: string): GuardedField {
  const { object, key } = fieldNamed(field)
  return `${object}.custom.${key}`
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
