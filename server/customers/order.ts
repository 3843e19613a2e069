import type { RawBuilder } from 'kysely'
import { isCustomColumn, type ListColumn, readSort } from '../../contract/customer-columns.ts'
import { customerTypes, relationStatuses, stages, urgencies } from '../../contract/customer-fields.ts'
import { sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { isStorable } from '../platform/storable.ts'
import type { Viewer } from '../platform/visibility.ts'
import { protectedCustomers, protectedUntil } from '../registrations/standing.ts'
import { columnIn, type RangeField, rangeIn } from './columns.ts'
import { guardOf } from './guard-of.ts'
import { orderedName } from './name.ts'
import { isInstant, readPageKey } from './page-key.ts'

/** What a list is sorted by, one key after the other: a value of customer `c`, its type, and the way. */
type Key = {
  value: RawBuilder<unknown>
  type: Type
  isDown: boolean
  isNullable: boolean
  /** That there is a value, where it is told without asking for the value of every row. */
  isThere?: RawBuilder<unknown> | undefined
}
type Type = 'text' | 'integer' | 'bigint' | 'date' | 'timestamptz' | 'jsonb'
type Sorted = readonly [
  value: RawBuilder<unknown>,
  type: Type,
  isNullable?: boolean,
  isThere?: RawBuilder<unknown>,
]

/** The order of a list of customers `c`, as SQL. */
export type Order = {
  by: RawBuilder<unknown>
  /** What decides it, to be selected, and the order of rows of which that was selected. */
  keys: { selected: RawBuilder<unknown>; by: RawBuilder<unknown> }
  /**
   * The same rows in parts, one after the other: where the first key may be empty, those that have it and those that
   * haven't. An index that leaves the empty ones out serves the first, the order behind it the second.
   */
  parts: readonly { where: RawBuilder<unknown>; by: RawBuilder<unknown> }[]
  /** Its keys as texts, for the key of the next page. */
  values: RawBuilder<string[]>
  /** The rows behind a page's last one, whose key `pageKeyOf` made. @throws input.invalid for any other text */
  beyond: (after: string | undefined) => RawBuilder<unknown>
}

const placeIn = (choices: readonly string[], field: Parameters<typeof columnIn>[0]) =>
  [sql`array_position(${choices}::text[], ${columnIn(field)})`, 'integer'] as const
const nameIn = (table: string, field: Parameters<typeof columnIn>[0]) =>
  [
    sql`(select named.name from ${sql.table(table)} named where named.id = ${columnIn(field)})`,
    'text',
  ] as const
const lowerEnd = (field: RangeField) => {
  const { from, upTo } = rangeIn(field)
  return [sql`coalesce(${from}, ${upTo})`, 'bigint'] as const
}

type SortColumn = Exclude<ListColumn, `contact.${string}` | `cf_${string}`>

/** Choices in the order of the business, records by their names, a range by its lower end. */
const columns: Partial<Record<SortColumn, Sorted>> = {
  number: [columnIn('number'), 'text', false],
  type: placeIn(customerTypes, 'type'),
  stage: placeIn(stages, 'stage'),
  relationStatus: placeIn(relationStatuses, 'relationStatus'),
  urgency: placeIn(urgencies, 'urgency'),
  shortName: [columnIn('shortName'), 'text'],
  creditCode: [columnIn('creditCode'), 'text'],
  legalNature: [columnIn('legalNature'), 'text'],
  businessType: [columnIn('businessType'), 'text'],
  source: [columnIn('source'), 'text'],
  country: [columnIn('country'), 'text', false],
  regionCode: [columnIn('regionCode'), 'text'],
  address: [columnIn('address'), 'text'],
  website: [columnIn('website'), 'text'],
  industryId: nameIn('industry', 'industryId'),
  groupId: nameIn('company_group', 'groupId'),
  ownerId: nameIn('user_account', 'ownerId'),
  departmentId: nameIn('department', 'departmentId'),
  foundedOn: [columnIn('foundedOn'), 'date'],
  expectedStart: [columnIn('expectedStart'), 'date'],
  cooperationSince: [columnIn('cooperationSince'), 'date'],
  createdAt: [columnIn('createdAt'), 'timestamptz', false],
  updatedAt: [columnIn('updatedAt'), 'timestamptz', false],
  lastFollowUpAt: [columnIn('lastFollowUpAt'), 'timestamptz'],
  nextFollowUpAt: [columnIn('nextFollowUpAt'), 'timestamptz'],
  protectedUntil: [protectedUntil(sql`c.id`), 'date', true, sql`c.id in (${protectedCustomers(sql`true`)})`],
  headcount: lowerEnd('headcount'),
  annualRevenue: lowerEnd('annualRevenue'),
  budget: lowerEnd('budget'),
  totalAssets: [columnIn('totalAssets'), 'bigint'],
  contactCount: [columnIn('contactCount'), 'integer', false],
}

/** Of persons, names are as guarded as those of contacts. */
const namesOf: Partial<Record<ListColumn, 'c.name_pinyin' | 'c.name_norm'>> = {
  name: 'c.name_pinyin',
  nameNorm: 'c.name_norm',
}

/** The newest first where nothing else decides, so that each order is one and an index serves what follows it. */
const lastKeys: Key[] = [
  { value: columnIn('createdAt'), type: 'timestamptz', isDown: true, isNullable: false },
  { value: sql.ref('c.id'), type: 'bigint', isDown: true, isNullable: false },
]

/** @throws input.invalid for what is no order, and by what the viewer doesn't see in clear: the order would tell it */
export function orderOf(viewer: Viewer, sort: string): Order {
  const asked = readSort(sort)
  if (!asked) throw invalid('sort', 'sort.unreadable')
  if (asked.some(({ column }) => !isClear(levelOf(viewer, guardOf(column)))))
    throw invalid('sort', 'field.not_shown')
  const keys = asked.map(({ column, isDown }): Key => ({ ...keyOf(viewer, column), isDown }))
  const created = asked.findIndex(({ column }) => column === 'createdAt')
  // What comes behind the instant of creation decides nothing; its own number goes the same way as it does.
  const all =
    created < 0
      ? [...keys, ...lastKeys]
      : [
          ...keys.slice(0, created + 1),
          {
            value: sql.ref('c.id'),
            type: 'bigint' as const,
            isDown: asked[created]?.isDown ?? true,
            isNullable: false,
          },
        ]
  return {
    by: byKeys(all),
    keys: {
      selected: sql.join(all.map(({ value }, index) => sql`${value} as ${sql.ref(`key${index}`)}`)),
      by: byKeys(all.map((key, index) => ({ ...key, value: sql.ref(`key${index}`) }))),
    },
    parts: partsOf(all),
    values: sql`array[${sql.join(all.map(({ value }) => sql`${value}::text`))}]`,
    beyond: (after) => (after === undefined ? sql`true` : behind(all, readValues(all, after))),
  }
}

function partsOf([first, ...others]: readonly Key[]): Order['parts'] {
  if (!first?.isNullable) return [{ where: sql`true`, by: byKeys(first ? [first, ...others] : others) }]
  const isThere = first.isThere ?? sql`${first.value} is not null`
  return [
    { where: isThere, by: byKeys([{ ...first, isNullable: false }, ...others]) },
    { where: sql`${first.value} is null`, by: byKeys(others) },
  ]
}

const byKeys = (keys: readonly Key[]) =>
  sql.join(
    keys.map(
      ({ value, isDown, isNullable }) => sql`${value} ${way(isDown)}${isNullable ? sql` nulls last` : sql``}`,
    ),
  )

const way = (isDown: boolean) => (isDown ? sql`desc` : sql`asc`)

function keyOf(viewer: Viewer, column: ListColumn): Omit<Key, 'isDown'> {
  const name = namesOf[column]
  if (name) return { value: orderedName(viewer, name), type: 'text', isNullable: false }
  if (isCustomColumn(column))
    return { value: sql`(c.custom -> ${sql.lit(column)})`, type: 'jsonb', isNullable: true }
  const sorted = columns[column as SortColumn]
  if (!sorted) throw invalid('sort', 'sort.unreadable')
  const [value, type, isNullable = true, isThere] = sorted
  return { value, type, isNullable, isThere }
}

/** Behind a row in this order: behind it by the first key, or level there and behind it by the rest. */
function behind(keys: readonly Key[], values: readonly (string | null)[]): RawBuilder<unknown> {
  const [key, ...others] = keys
  const [value = null] = values
  if (!key) return sql`false`
  const [next] = others
  // Of the last two one comparison, which an index answers.
  if (next && others.length === 1 && !key.isNullable && key.isDown === next.isDown) {
    const [, last = null] = values
    return sql`(${key.value}, ${next.value}) ${key.isDown ? sql`<` : sql`>`} (${value}::${sql.raw(key.type)}, ${last}::${sql.raw(next.type)})`
  }
  const rest = behind(others, values.slice(1))
  if (value === null) return sql`(${key.value} is null and ${rest})`
  const given = sql`${value}::${sql.raw(key.type)}`
  const further = sql`${key.value} ${key.isDown ? sql`<` : sql`>`} ${given}`
  if (key.isNullable)
    return sql`(${further} or ${key.value} is null or (${key.value} = ${given} and ${rest}))`
  // Said once more for the index: nothing before this value needs to be read.
  return sql`(${key.value} ${key.isDown ? sql`<=` : sql`>=`} ${given} and (${further} or (${key.value} = ${given} and ${rest})))`
}

function readValues(keys: readonly Key[], after: string): (string | null)[] {
  const values = readPageKey(after)
  const isKey = (value: unknown, { type, isNullable }: Key): value is string | null =>
    value === null ? isNullable : typeof value === 'string' && fits[type](value)
  if (values.length === keys.length && keys.every((key, index) => isKey(values[index], key)))
    return values as (string | null)[]
  throw invalid('after', 'page_key')
}

/** What PostgreSQL would take for a value of the type: anybody can write a key. */
const fits: Record<Type, (text: string) => boolean> = {
  text: () => true,
  integer: (text) => /^-?\d{1,9}$/.test(text),
  bigint: (text) => /^-?\d{1,18}$/.test(text),
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isInstant(`${text} 00:00:00+00`),
  timestamptz: isInstant,
  jsonb: isCustomValue,
}

function isCustomValue(text: string): boolean {
  if (/^-?\d{1,18}(\.\d{1,9})?$/.test(text)) return true
  try {
    const value: unknown = JSON.parse(text)
    const isText = (part: unknown) => typeof part === 'string' && isStorable(part)
    return typeof value === 'boolean' || isText(value) || (Array.isArray(value) && value.every(isText))
  } catch {
    return false
  }
}
