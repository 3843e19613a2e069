import { type Database, sql } from '../platform/database.ts'
import { holdingIfFree } from '../platform/hold.ts'
import type { Jobs } from '../platform/jobs.ts'
import { endExport } from './actions.ts'
import { lockOf } from './make.ts'

/**
 * Called when a server starts: files that another one was making when it was killed can be started again; what goes on
 * elsewhere is left alone. What waits is asked for once more, for the other one may have taken it from the queue and not begun;
 * whoever comes second finds nothing to make.
 */
export async function recoverExports({ db }: Database, jobs: Jobs): Promise<void> {
  const { rows } = await sql<{ id: number; status: 'making' | 'waiting' }>`
    select id, status from export where status in ('making', 'waiting')`.execute(db)
  for (const { id, status } of rows) {
    if (status === 'waiting') await jobs.add(db, 'exports.make', { exportId: id })
    else await holdingIfFree(db, lockOf(id), (held) => endExport(held, id, 'failed', { code: 'interrupted' }))
  }
}
