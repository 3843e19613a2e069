import { type Db, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { isRegisteredSince } from '../registrations/standing.ts'
import { type Asked, asDuplicates, type Duplicate } from './find.ts'
import { rankOf, ruledHits } from './hits.ts'
import { identity, probeOfSelf } from './identity.ts'
import { closeEntry, entryLocks } from './locks.ts'

/** What a customer that comes back from the trash has in common with another one. */
export type Met = Duplicate & { returningId: number }

/** Since when a customer lay in the trash. */
export type Gone = { id: number; deletedAt: string }

/** Beyond so many customers the locks of each would be more than PostgreSQL's lock table holds. */
const mostLocked = 50

/** The locks of an entry for customers that come back from the trash, where nobody edits them. */
export async function lockReturning(trx: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > mostLocked) {
    await closeEntry(trx)
    return
  }
  const { rows } = await sql<Asked>`
    select c.name, c.credit_code as "creditCode", c.website, self.phones, self.emails
    from customer c cross join lateral (${identity}) self where c.id = any(${ids}::bigint[])`.execute(trx)
  if (rows.length > 0) await entryLocks(...rows).execute(trx)
}

/**
 * Of customers that were brought back just now, as they would be met if they were entered anew: whoever owns them enters them.
 * Those that came back with them are met as well; of what a rule only warns nothing is said. In the order of the ids, of each the
 * surest first.
 */
export async function metReturning(trx: Db, { userId }: Viewer, gone: readonly Gone[]): Promise<Met[]> {
  const { rows } = await sql<Met & { stood: boolean }>`
    with gone as materialized (
      select id, "deletedAt" as at from jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as g(id bigint, "deletedAt" timestamptz))
    select c.id as "returningId", hit.*, ${stoodBeside} as stood
    from gone join customer c on c.id = gone.id cross join lateral (${identity}) self
    cross join lateral (${asDuplicates(ruledHits(probeOfSelf(sql`self.owner_id`)), userId)}) hit
    join customer other on other.id = hit.id left join gone other_gone on other_gone.id = hit.id
    where hit.effect in ('block', 'confirm')
    order by c.id, ${rankOf(sql`hit.effect`)}, cardinality(hit.kinds) desc, hit.id`.execute(trx)
  return rows.map(({ stood, ...met }) => ({
    ...met,
    effect: stood && !met.kinds.includes('creditCode') ? 'confirm' : met.effect,
  }))
}

/** Both were there before: to take a deletion back isn't refused for what stood beside it, unless that is registered since. */
const stoodBeside = sql`(
  other.created_at < gone.at and (other_gone.at is null or c.created_at < other_gone.at)
  and not ${isRegisteredSince(sql`hit.id`, sql`gone.at`)})`

export type Returning = { back: number[]; refused: Met[]; alike: Met[] }

/**
 * Which of them come back: one after the other, as if each was entered. A rule refuses those that meet a customer that is there,
 * or came back before them; what else they meet is told.
 */
export function sortReturning(gone: readonly Gone[], met: readonly Met[]): Returning {
  const ids = gone.map(({ id }) => id)
  const ofEach = Map.groupBy(met, ({ returningId }) => returningId)
  const inTrash = new Set(ids)
  const sorted: Returning = { back: [], refused: [], alike: [] }
  for (const id of ids.toSorted((a, b) => a - b)) {
    const there = (ofEach.get(id) ?? []).filter((hit) => !inTrash.has(hit.id))
    const blocking = there.find(({ effect }) => effect === 'block')
    if (blocking) sorted.refused.push(blocking)
    else {
      inTrash.delete(id)
      sorted.back.push(id)
      sorted.alike.push(...there)
    }
  }
  return sorted
}
