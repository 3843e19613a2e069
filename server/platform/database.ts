import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { nameOf, nameStatements } from './statements.ts'
import type { OpenTables } from './tables.ts'

/** The database without the scoped tables: those are read through `visibility.ts`. */
export type Db = Kysely<OpenTables>

export type Database = { pool: pg.Pool; db: Db; close(): Promise<void> }

const { types } = pg
/** Identifiers, fen and counts stay below 2^53. */
types.setTypeParser(types.builtins.INT8, Number)
/** `_int8` of pg_type; the driver's list of types has no arrays. */
const int8Array = 1016 as typeof types.builtins.INT8
const textsOf = types.getTypeParser(int8Array) as (value: string) => string[]
types.setTypeParser(int8Array, (value: string) => textsOf(value).map(Number))
/** Days stay text: a `Date` would move them between time zones. */
types.setTypeParser(types.builtins.DATE, (value) => value)
/** Sessions run in UTC: `2024-06-20 02:15:00.1+00` becomes ISO 8601 by two replacements. */
types.setTypeParser(types.builtins.TIMESTAMPTZ, (value) => value.replace(' ', 'T').replace('+00', 'Z'))

const session = {
  TimeZone: 'UTC',
  /** Milliseconds, after which a statement is ended with `database.timeout`. */
  statement_timeout: 15_000,
  jit: 'off',
  /** Requests share the processors; the workers of one would stand in the way of the others. */
  max_parallel_workers_per_gather: 0,
  /** Parts of a list that a filter rules out aren't read. */
  constraint_exclusion: 'on',
  /** Kilobytes of new names that searches read besides the index: some 500 customers, half a millisecond. */
  gin_pending_list_limit: 512,
}

export function openDatabase(url: string, poolSize: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    options: Object.entries(session)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    application_name: 'kemai',
  })
  // A lost idle connection is replaced on next use; the request that needs it reports what it meets.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    nameStatements(client)
  })
  const db = new Kysely<OpenTables>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    await db.destroy()
    // Kysely ends the pool only when it has run a statement itself.
    if (!pool.ending) await pool.end()
  }
  return { pool, db, close }
}

/** An instant within JSON, as the driver gives one of a column: `2024-06-20T02:15:00.000Z`. */
export const jsonInstant = (column: RawBuilder<unknown>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * Reads rows, by one statement of its own outside of any transaction. Planned anew, its plan is made for these values: where
 * they decide which one is quick, the plan that PostgreSQL keeps for all of them isn't.
 */
export async function selectRows<Row>(
  { pool, db }: Database,
  fragment: RawBuilder<unknown>,
  { isPlannedAnew = false }: { isPlannedAnew?: boolean } = {},
): Promise<Row[]> {
  const { sql: text, parameters } = fragment.compile(db)
  const name = isPlannedAnew ? undefined : nameOf(text)
  const result = await pool.query({ ...(name !== undefined && { name }), text, values: [...parameters] })
  return result.rows as Row[]
}

/** Who acts, and by which way: stands in the change log beside every change. */
export type Actor = { userId: number | null; source: 'form' | 'api' | 'import' | 'demo' | 'system' }

/** How often an action is begun before a deadlock is told to the person who waits. */
const attempts = 3

/**
 * The one way to write: one transaction per action, with the actor known to the triggers. When PostgreSQL ends it to
 * resolve a deadlock, nothing of it has happened: it is begun again, so `act` touches nothing but `trx`.
 */
export async function transaction<T>(db: Db, actor: Actor, act: (trx: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(db, actor, act)
    } catch (error) {
      if (attempt === attempts || !isDeadlock(error)) throw error
    }
  }
}

const isDeadlock = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '40P01'

/** The settings ride on `begin`, in the same round trip. */
const once = <T>(db: Db, actor: Actor, act: (trx: Db) => Promise<T>): Promise<T> =>
  db.connection().execute(async (connection) => {
    const trx = connection as Db
    const who = actor.userId === null ? '' : String(Math.trunc(actor.userId))
    await sql
      .raw(`begin; set local kemai.actor = '${who}'; set local kemai.source = '${actor.source}'`)
      .execute(trx)
    try {
      const result = await act(trx)
      await sql.raw('commit').execute(trx)
      return result
    } catch (error) {
      // When the connection itself is gone the rollback fails too; PostgreSQL has rolled back by then.
      await sql
        .raw('rollback')
        .execute(trx)
        .catch(() => undefined)
      throw error
    }
  })

export { type RawBuilder, sql }
