import { type Db, sql } from './database.ts'

const lockOf = (what: string) => sql`hashtextextended(${what}, 0)`

/**
 * Works on one connection that holds the lock of this name: whoever holds it is alive, whichever server process it is.
 * Waits its turn.
 */
export function holding(db: Db, what: string, work: (held: Db) => Promise<void>): Promise<void> {
  return db.connection().execute(async (held) => {
    await sql`select pg_advisory_lock(${lockOf(what)})`.execute(held)
    await releasing(held, what, work)
  })
}

/** The same, but not at all when somebody else holds it. */
export function holdingIfFree(db: Db, what: string, work: (held: Db) => Promise<void>): Promise<void> {
  return db.connection().execute(async (held) => {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_lock(${lockOf(what)}) as free`.execute(held)
    if (rows[0]?.free) await releasing(held, what, work)
  })
}

async function releasing(held: Db, what: string, work: (held: Db) => Promise<void>): Promise<void> {
  try {
    await work(held)
  } finally {
    // When the connection is gone the lock went with it.
    await sql`select pg_advisory_unlock(${lockOf(what)})`.execute(held).catch(() => undefined)
  }
}

/** The same lock, kept until the open transaction ends. */
export const holdInTransaction = (trx: Db, what: string) =>
  sql`select pg_advisory_xact_lock(${lockOf(what)})`.execute(trx)
