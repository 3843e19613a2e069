import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { OpenTables } from './tables.ts'

/** The database without the scoped tables: those are read through `visibility.ts`. */
export type Db = Kysely<OpenTables>

export type Database = { pool: pg.Pool; db: Db; close(): Promise<void> }

const { types } = pg
/** Identifiers, fen and counts stay below 2^53. */
types.setTypeParser(types.builtins.INT8, Number)
/** Days stay text: a `Date` would move them between time zones. */
types.setTypeParser(types.builtins.DATE, (value) => value)
/** Sessions run in UTC: `2024-06-20 02:15:00.1+00` becomes ISO 8601 by two replacements. */
types.setTypeParser(types.builtins.TIMESTAMPTZ, (value) => value.replace(' ', 'T').replace('+00', 'Z'))

/** A statement that takes longer than this is ended with `database.timeout`. */
const statementTimeout = 15_000

export function openDatabase(url: string, poolSize: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    options: `-c TimeZone=UTC -c statement_timeout=${statementTimeout} -c jit=off`,
    application_name: 'kemai',
  })
  // A lost idle connection is replaced on next use; the request that needs it reports what it meets.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const db = new Kysely<OpenTables>({ dialect: new PostgresDialect({ pool }) })
  return { pool, db, close: () => db.destroy() }
}

const names = new Map<string, string>()
/** Beyond this many shapes of statements the rest runs unnamed, so that no connection keeps ever more plans. */
const nameLimit = 500

/** Runs a frequent statement under a name, so that PostgreSQL parses it once per connection. */
export async function hot<Row>({ pool, db }: Database, fragment: RawBuilder<unknown>): Promise<Row[]> {
  const { sql: text, parameters } = fragment.compile(db)
  let name = names.get(text)
  if (name === undefined && names.size < nameLimit) {
    name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
  }
  const result = await pool.query({ ...(name && { name }), text, values: [...parameters] })
  return result.rows as Row[]
}

/** Who acts, and by which way: stands in the change log beside every change. */
export type Actor = { userId: number | null; source: 'form' | 'api' | 'import' | 'demo' | 'system' }

/**
 * The one way to write: one transaction per action, with the actor known to the triggers. The settings ride on
 * `begin`, in the same round trip.
 */
export async function transaction<T>(db: Db, actor: Actor, act: (trx: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
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
}

export { sql }
