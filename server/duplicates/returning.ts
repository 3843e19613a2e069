import { type Db, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { asDuplicates, type Duplicate } from './find.ts'
import { rankOf, ruledHits } from './hits.ts'
import { identity, probeOfSelf } from './identity.ts'

/** What a customer that comes back from the trash has in common with another one. */
export type Met = Duplicate & { returningId: number }

/**
 * Of customers that were brought back just now, as they would be met if they were entered anew: whoever owns them enters them.
 * Those that came back with them are met as well; of what a rule only warns nothing is said. In the order of the ids, of each the
 * surest first.
 */
export async function metReturning(trx: Db, { userId }: Viewer, ids: readonly number[]): Promise<Met[]> {
  const { rows } = await sql<Met>`
    select c.id as "returningId", hit.* from customer c cross join lateral (${identity}) self
    cross join lateral (${asDuplicates(ruledHits(probeOfSelf(sql`self.owner_id`)), userId)}) hit
    where c.id = any(${ids}::bigint[]) and hit.effect in ('block', 'confirm')
    order by c.id, ${rankOf(sql`hit.effect`)}, cardinality(hit.kinds) desc, hit.id`.execute(trx)
  return rows
}

export type Returning = { back: number[]; refused: Met[]; alike: Met[] }

/**
 * Which of them come back: one after the other, as if each was entered. A rule refuses those that meet a customer that is there,
 * or came back before them; what else they meet is told.
 */
export function sortReturning(ids: readonly number[], met: readonly Met[]): Returning {
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
