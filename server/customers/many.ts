import type { Customer } from '../../contract/customers.ts'
import { type Database, type Db, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { type Purpose, seenBy, type Viewer } from '../platform/visibility.ts'
import { shownCustomerName } from './name.ts'

export type Many = {
  /** In the order of their ids. */
  able: number[]
  leftAlone: { id: number; name: string; why: 'not_allowed' | 'already' }[]
  /** Those that one doesn't see count like those that don't exist. */
  unknown: number
}

type Asked = {
  to: Purpose
  already?: RawBuilder<unknown>
  /** Of those in the trash instead of the living. */
  trash?: boolean
}

/** Which of the customers somebody may work on, of those seen, without touching them. */
export async function sortMany(database: Database, viewer: Viewer, ids: number[], asked: Asked) {
  return sorted(viewer, ids, await selectRows<Row>(database, seen(viewer, ids, asked)))
}

/**
 * The same, and those that one may work on stay locked until the transaction ends. Always in the order of their ids: two
 * who touch the same customers at once wait for each other and never in a circle.
 */
export async function lockMany(trx: Db, viewer: Viewer, ids: number[], asked: Asked): Promise<Many> {
  const locked = await sql<{ id: number }>`
    select c.id from ${seenBy(viewer, 'customer', { action: asked.to, trash: asked.trash === true })} c
    where c.id = any(${ids}::bigint[]) order by c.id for no key update`.execute(trx)
  const held = new Set(locked.rows.map(({ id }) => id))
  // What is seen and allowed is asked once the locks are held: the wait for them may have changed it.
  const { rows } = await sql<Row>`${seen(viewer, ids, asked)}`.execute(trx)
  return sorted(
    viewer,
    ids,
    rows.map((row) => ({ ...row, allowed: row.allowed && held.has(row.id) })),
  )
}

type Row = { id: number; type: Customer['type']; name: string; allowed: boolean; already: boolean }

const seen = (viewer: Viewer, ids: number[], { to, already = sql`false`, trash = false }: Asked) => sql`
  select c.id, c.type, c.name, (${already}) as already,
    exists (select from ${seenBy(viewer, 'customer', { action: to, trash })} a where a.id = c.id) as allowed
  from ${seenBy(viewer, 'customer', { trash })} c where c.id = any(${ids}::bigint[]) order by c.id`

function sorted(viewer: Viewer, ids: number[], rows: Row[]): Many {
  return {
    able: rows.filter(({ allowed, already }) => allowed && !already).map(({ id }) => id),
    leftAlone: rows
      .filter(({ allowed, already }) => !allowed || already)
      .map((row) => ({
        id: row.id,
        name: shownCustomerName(viewer, row),
        why: row.allowed ? 'already' : 'not_allowed',
      })),
    unknown: new Set(ids).size - rows.length,
  }
}
