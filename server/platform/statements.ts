import { createHash } from 'node:crypto'
import type pg from 'pg'

const names = new Map<string, string>()

/** Beyond this many shapes of statements the rest runs unnamed, so that no connection keeps ever more plans. */
const nameLimit = 300

/**
 * Gives statements with parameters a name, so that PostgreSQL parses and plans them once per connection; those given as an
 * object have it, or haven't, for a reason. One without parameters may be several, or the bounds of a transaction.
 */
export function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  const named = (...given: unknown[]) => {
    const [text, values, ...rest] = given
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return query(...given)
    return query({ name: nameOf(text), text, values }, ...rest)
  }
  Object.assign(client, { query: named })
}

/** None for a statement beyond the limit. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= nameLimit) return known
  const name = createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}
