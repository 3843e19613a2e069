import { type Database, sql } from '../platform/database.ts'
import { holdingIfFree } from '../platform/hold.ts'
import { endExport } from './actions.ts'
import { lockOf } from './make.ts'

/**
 * Called when a server starts: files that another one was making when it was killed can be started again. What still
 * waits in the queue is made by whoever takes it up; what goes on elsewhere is left alone.
 */
export async function recoverExports({ db }: Database): Promise<void> {
  const { rows } = await sql<{ id: number }>`select id from export where status = 'making'`.execute(db)
  for (const { id } of rows) {
    await holdingIfFree(db, lockOf(id), (held) => endExport(held, id, 'failed', { code: 'interrupted' }))
  }
}
