import type { RawBuilder } from 'kysely'
import { sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isStorable } from '../platform/storable.ts'

/** Where a page ended, as a text that only we read: the values its rows are sorted by. */
export const pageKeyOf = (values: readonly (string | number | null)[]) =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** The key of a page that is sorted by an instant and a number. */
export const pageKey = (instant: string, id: number) => pageKeyOf([instant, id])

/** @throws input.invalid */
export function readPageKey(key: string): (string | number | null)[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(key, 'base64url').toString())
    if (Array.isArray(read) && read.every(isKeyValue)) return read
  } catch {
    // Not one of our keys: said below.
  }
  throw invalid('after', 'page_key')
}

const isKeyValue = (value: unknown): value is string | number | null =>
  value === null || Number.isSafeInteger(value) || (typeof value === 'string' && isStorable(value))

/** @throws input.invalid */
export function readInstantKey(after: string): [at: string, id: number] {
  const [at, id, ...more] = readPageKey(after)
  if (typeof at !== 'string' || !isInstant(at) || typeof id !== 'number' || more.length > 0)
    throw invalid('after', 'page_key')
  return [at, id]
}

/** The rows behind a page of a list by an instant, the latest first. */
export function beyondKey(column: RawBuilder<unknown>, after: string | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql`true`
  const [value, id] = readInstantKey(after)
  return sql`(${column}, c.id) < (${value}::timestamptz, ${id}::bigint)`
}

/** An instant as PostgreSQL wrote it; a day that no month has would pass for the next month's in JavaScript. */
export function isInstant(value: string): boolean {
  const iso = value.replace(' ', 'T').replace(/\+00$/, 'Z')
  return (
    /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(iso) &&
    !Number.isNaN(Date.parse(iso)) &&
    new Date(iso).toISOString().slice(0, 10) === iso.slice(0, 10)
  )
}
