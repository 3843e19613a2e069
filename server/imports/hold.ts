import { type Db, sql } from '../platform/database.ts'

const lockOf = (importId: number) => sql`hashtextextended(${`import:${importId}`}, 0)`

/**
 * Works on an import on one connection that holds its lock: whoever holds it is alive, whichever server process it
 * is. Waits its turn: a step is done only once the one before has let go.
 */
export function holding(db: Db, importId: number, work: (held: Db) => Promise<void>): Promise<void> {
  return db.connection().execute(async (held) => {
    await sql`select pg_advisory_lock(${lockOf(importId)})`.execute(held)
    await releasing(held, importId, work)
  })
}

/** The same, but not at all when somebody else works on the import. */
export function holdingIfFree(db: Db, importId: number, work: (held: Db) => Promise<void>): Promise<void> {
  return db.connection().execute(async (held) => {
    const { rows } = await sql<{
      free: boolean
    }>`select pg_try_advisory_lock(${lockOf(importId)}) as free`.execute(held)
    if (rows[0]?.free) await releasing(held, importId, work)
  })
}

async function releasing(held: Db, importId: number, work: (held: Db) => Promise<void>): Promise<void> {
  try {
    await work(held)
  } finally {
    // When the connection is gone the lock went with it.
    await sql`select pg_advisory_unlock(${lockOf(importId)})`.execute(held).catch(() => undefined)
  }
}

/** The same lock, kept until the open transaction ends. */
export const holdInTransaction = (trx: Db, importId: number) =>
  sql`select pg_advisory_xact_lock(${lockOf(importId)})`.execute(trx)
