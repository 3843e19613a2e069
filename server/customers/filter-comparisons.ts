import type { RawBuilder } from 'kysely'
import type { FilterCondition, FilterKind } from '../../contract/customer-filter.ts'
import { endOf, firstAndLastDay, startOf } from '../followups/due.ts'
import { sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { hangingOnSeen, type Viewer } from '../platform/visibility.ts'
import { holdsName, like } from '../search/matches.ts'
import { isNamedTo } from './name.ts'

export type FilterColumns = {
  value: RawBuilder<unknown>
  /** The other end of a range. */
  upTo?: RawBuilder<unknown>
}

export type Wanted = Omit<FilterCondition, 'field'>

/** One comparison as SQL that is true or false, never null: "none of" includes what is empty. */
export function compared(
  viewer: Viewer,
  wanted: Wanted,
  kind: FilterKind,
  columns: FilterColumns,
): RawBuilder<unknown> {
  const { value, upTo } = columns
  if (wanted.empty !== undefined) return wanted.empty ? isEmpty(kind, columns) : not(isEmpty(kind, columns))
  if (wanted.any) return isAnyOf(viewer, kind, value, wanted.any)
  if (wanted.none) return not(isAnyOf(viewer, kind, value, wanted.none))
  if (wanted.contains !== undefined) return contains(viewer, kind, value, wanted.contains)
  if (wanted.lacks !== undefined) return not(contains(viewer, kind, value, wanted.lacks))
  if (wanted.within) {
    const { first, last } = firstAndLastDay(wanted.within)
    return inDays(kind, value, first, last)
  }
  return between(kind, value, upTo ?? value, wanted)
}

const not = (condition: RawBuilder<unknown>) => sql`not coalesce(${condition}, false)`

function isEmpty(kind: FilterKind, { value, upTo }: FilterColumns): RawBuilder<unknown> {
  if (kind === 'tags')
    return sql`not exists (select from ${hangingOnSeen('customer_tag')} t where t.customer_id = ${value})`
  return upTo ? sql`(${value} is null and ${upTo} is null)` : sql`${value} is null`
}

function isAnyOf(
  viewer: Viewer,
  kind: FilterKind,
  value: RawBuilder<unknown>,
  entries: readonly (string | number)[],
): RawBuilder<unknown> {
  switch (kind) {
    case 'region':
      return sql`(${sql.join(
        entries.map((code) => sql`${value} like ${`${regionPrefix(code)}%`}`),
        sql` or `,
      )})`
    case 'choice':
      return sql`${value} = any(${entries.map(String)}::text[])`
    case 'tags':
      return sql`${value} in (select customer_id from ${hangingOnSeen('customer_tag')} where tag_id = any(${numbersOf(viewer, entries)}::bigint[]))`
    default:
      return sql`${value} = any(${numbersOf(viewer, entries)}::bigint[])`
  }
}

/** `me` is who asks, `mine` the own department, `below` that one and all below it. */
const numbersOf = (viewer: Viewer, entries: readonly (string | number)[]): number[] =>
  entries.flatMap((entry) => {
    if (entry === 'me') return [viewer.userId]
    if (entry === 'mine') return [viewer.departmentId]
    if (entry === 'below') return viewer.departmentsBelow
    if (typeof entry === 'number') return [entry]
    throw invalid('filter', 'filter.unreadable')
  })

function regionPrefix(code: string | number): string {
  if (!/^\d{2}(\d{2}){0,2}$/.test(String(code))) throw invalid('filter', 'filter.unreadable')
  return String(code)
}

function contains(
  viewer: Viewer,
  kind: FilterKind,
  value: RawBuilder<unknown>,
  text: string,
): RawBuilder<unknown> {
  if (kind === 'name') return sql`(${holdsName('c.name_norm', text)} and ${isNamedTo(viewer)})`
  return sql`${value} ilike ${`%${like(text)}%`}`
}

/** Of a day both ends count; of an instant the whole of both days, where the organisation is. */
function inDays(
  kind: FilterKind,
  value: RawBuilder<unknown>,
  first: RawBuilder<unknown> | null,
  last: RawBuilder<unknown> | null,
): RawBuilder<unknown> {
  const isInstant = kind === 'instant'
  const sides = [
    first && (isInstant ? sql`${value} >= ${startOf(first)}` : sql`${value} >= ${first}`),
    last && (isInstant ? sql`${value} < ${endOf(last)}` : sql`${value} <= ${last}`),
  ].filter((side) => side !== null)
  return sql`(${sql.join(sides, sql` and `)})`
}

/** A range of a customer is met when it and the range that is asked for have a number in common; an open end is endless. */
function between(
  kind: FilterKind,
  value: RawBuilder<unknown>,
  upTo: RawBuilder<unknown>,
  { min, max }: Wanted,
): RawBuilder<unknown> {
  if (kind === 'day' || kind === 'instant')
    return inDays(
      kind,
      value,
      min === undefined ? null : sql`${min}::date`,
      max === undefined ? null : sql`${max}::date`,
    )
  const sides = [
    min === undefined
      ? null
      : sql`${kind === 'range' ? sql`coalesce(${upTo}, 9223372036854775807)` : value} >= ${min}::numeric`,
    max === undefined
      ? null
      : sql`${kind === 'range' ? sql`coalesce(${value}, 0)` : value} <= ${max}::numeric`,
  ].filter((side) => side !== null)
  const isGiven = kind === 'range' ? sql`(${value} is not null or ${upTo} is not null) and ` : sql``
  return sql`(${isGiven}${sql.join(sides, sql` and `)})`
}
