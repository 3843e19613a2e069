import { type Database, sql } from '../database.ts'

/**
 * Lets actions run until `waiting` of them wait for a lock that is held on a table, then lets go: what two people do
 * in the same instant, the same way every time.
 */
export async function heldUp<const Running extends readonly Promise<unknown>[]>(
  database: Database,
  table: string,
  waiting: number,
  begin: () => Running,
): Promise<{ -readonly [Place in keyof Running]: Awaited<Running[Place]> }> {
  const holder = await database.pool.connect()
  try {
    await holder.query(`begin; lock table ${table} in exclusive mode`)
    const running = begin()
    await untilWaiting(database, waiting)
    await holder.query('rollback')
    return await Promise.all(running)
  } finally {
    holder.release()
  }
}

/** Comes back once so many statements of this database wait for a lock. */
export async function untilWaiting({ db }: Database, waiting: number): Promise<void> {
  let count = 0
  while (count < waiting) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    count = rows[0]?.count ?? 0
  }
}
