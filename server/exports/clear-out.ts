import { type Db, sql } from '../platform/database.ts'
import { isKept } from './queries.ts'

/** Removes exports that have ended; the clear-out of files then takes their contents. Run daily, before that one. */
export async function clearOutExports(db: Db): Promise<number> {
  const { rows } = await sql`
    delete from export where not ${isKept} and status not in ('waiting', 'making') returning id`.execute(db)
  return rows.length
}
