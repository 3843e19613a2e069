import { isDeepStrictEqual } from 'node:util'
import { recordAccess } from './access-log.ts'
import type { Db } from './database.ts'

type Fields = Record<string, unknown>
type About = { action: string; objectKind?: string; objectId?: number; data?: Fields }

/**
 * Which settings became others, with both values of those that are codes, numbers or patterns. Of `words`, which people
 * type and which may name somebody, only that they changed: an entry of the log is never erased.
 * Null where nothing changed. What `after` leaves out stays as it was.
 */
export function changedSettings(before: Fields, after: Fields, words: readonly string[] = []) {
  const changed = Object.keys(after).filter(
    (key) => after[key] !== undefined && !same(before[key], after[key]),
  )
  if (changed.length === 0) return null
  const codes = changed.filter((key) => !words.includes(key))
  return {
    fields: changed.filter((key) => words.includes(key)),
    changes: Object.fromEntries(codes.map((key) => [key, [before[key] ?? null, after[key] ?? null]])),
  }
}

/** Keys in another order, as PostgreSQL gives them back, are no change. */
const same = (one: unknown, other: unknown) => isDeepStrictEqual(one ?? null, other ?? null)

/** Writes down who changed which rule, in the transaction of the change; nothing where nothing became another. */
export async function recordSettings(
  trx: Db,
  { data, ...about }: About,
  before: Fields,
  after: Fields,
  words: readonly string[] = [],
): Promise<void> {
  const changed = changedSettings(before, after, words)
  if (changed === null && data === undefined) return
  await recordAccess(trx, { actorId: null, ...about, data: { ...data, ...changed } })
}
