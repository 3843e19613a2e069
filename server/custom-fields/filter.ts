import type { RawBuilder } from 'kysely'
import { z } from 'zod'
import { type CustomObject, customListKey, mostOptions } from '../../contract/custom-fields.ts'
import { sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, type Viewer } from '../platform/visibility.ts'

const bound = z.union([z.number(), z.iso.date()])
const condition = z.union([
  z.strictObject({ any: z.array(z.string().max(40)).min(1).max(mostOptions) }),
  z.strictObject({ is: z.boolean() }),
  z.strictObject({ contains: z.string().trim().min(1).max(100) }),
  z.strictObject({ min: bound.optional(), max: bound.optional() }).refine(isOneRange),
])
const conditions = z.record(customListKey, condition).refine((given) => Object.keys(given).length <= 20)

function isOneRange({ min, max }: { min?: number | string | undefined; max?: number | string | undefined }) {
  if (min === undefined && max === undefined) return false
  return min === undefined || max === undefined || typeof min === typeof max
}

type Condition = z.output<typeof condition>

/**
 * The conditions of a list on custom fields of customer `c` and of its contacts, none of them on what the viewer doesn't
 * see in clear. A key or an option that doesn't exist finds nothing. @throws input.invalid naming `custom`
 */
export function customConditions(viewer: Viewer, given: string): RawBuilder<unknown>[] {
  const asked = Object.entries(read(given)).map(([name, wanted]) => ({ ...fieldNamed(name), wanted }))
  if (asked.some(({ object, key }) => !isClear(levelOf(viewer, `${object}.custom.${key}`))))
    throw invalid('custom', 'field.not_shown')
  const on = (object: CustomObject, values: RawBuilder<unknown>) =>
    asked.filter((one) => one.object === object).map(({ key, wanted }) => conditionOn(values, key, wanted))
  const ofContact = on('contact', sql`k.custom`)
  return [...on('customer', sql`c.custom`), ...(ofContact.length > 0 ? [hasContact(ofContact)] : [])]
}

export function fieldNamed(name: string): { object: CustomObject; key: string } {
  const [, prefix, key = ''] = /^(contact\.)?(.*)$/.exec(name) ?? []
  return { object: prefix === undefined ? 'customer' : 'contact', key }
}

/** Conditions on contacts are met by one of them: a technician here and a birthday there is nobody. */
const hasContact = (conditions: readonly RawBuilder<unknown>[]) =>
  sql`c.id in (select k.customer_id from ${hangingOnSeen('contact')} k
    where k.deleted_at is null and ${sql.join(conditions, sql` and `)})`

function read(given: string): Record<string, Condition> {
  let json: unknown
  try {
    json = JSON.parse(given)
  } catch {
    throw invalid('custom', 'custom.filter')
  }
  const parsed = conditions.safeParse(json)
  // Escaped in the JSON they passed where every input is looked through (platform/parse-input.ts).
  if (!parsed.success || /\\u0000|\\ud[89a-f]/.test(JSON.stringify(json)))
    throw invalid('custom', 'custom.filter')
  return parsed.data
}

/**
 * Values are of the field's kind (check.ts), so what is asked says which comparison is meant.
 * @param values the column that holds them
 */
export function conditionOn(
  values: RawBuilder<unknown>,
  key: string,
  wanted: Condition,
): RawBuilder<unknown> {
  if ('any' in wanted)
    return holdsOne(
      values,
      wanted.any.flatMap((option) => [{ [key]: option }, { [key]: [option] }]),
    )
  if ('is' in wanted) return holdsOne(values, [{ [key]: wanted.is }])
  const value = sql`(${values} ->> ${key}::text)`
  if ('contains' in wanted) {
    const pattern = `%${wanted.contains.replace(/[\\%_]/g, '\\$&')}%`
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
