import { type Database, type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { ownImport } from './queries.ts'

/** Asks a check or a run to end; nothing is taken in. @throws import.not_ready when none of them goes on */
export async function askToStop(database: Database, viewer: Viewer, id: number): Promise<void> {
  await ownImport(database, viewer, id)
  const { rows } = await sql`
    update import set stop_asked = true where id = ${id} and status in ('checking', 'running') returning id`.execute(
    database.db,
  )
  if (rows.length === 0) throw failure('import.not_ready')
}

/** Called between batches, outside of a run's transaction. @throws import.stopped */
export async function endWhenAsked(db: Db, importId: number): Promise<void> {
  const { rows } = await sql`select from import where id = ${importId} and stop_asked`.execute(db)
  if (rows.length > 0) throw failure('import.stopped')
}
