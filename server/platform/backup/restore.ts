import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { FileStore } from '../files/store.ts'
import { migrate, migrationFiles } from '../migrate.ts'
import { bytesOf, type Manifest, openArchive } from './archive.ts'
import { removeFiles, restoreFiles } from './files.ts'
import { setIndexesAside } from './indexes.ts'
import { refusal } from './refusal.ts'
import { tablesToKeep } from './tables.ts'

export type Restored = { tables: number; rows: number; files: number; createdAt: string }

/**
 * Brings an archive into an empty PostgreSQL: the schema as it was then, the contents of attached files,
 * all rows in one transaction, then the migrations since. Nothing is written before every checksum is right.
 * @throws refusal `noFile`, `notArchive`, `changed`, `newer`, `notEmpty`, `foreign`
 */
export async function restoreBackup(
  url: string,
  file: string,
  store: FileStore | null = null,
): Promise<Restored> {
  const archive = await openArchive(file)
  const unknown = archive.migrations.filter((name) => !migrationFiles().includes(name))
  if (unknown.length > 0) throw refusal('newer', { migrations: unknown.join(', ') })
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    options: '-c TimeZone=UTC -c statement_timeout=0 -c jit=off',
  })
  try {
    await emptySchema(pool)
    await migrate(pool, archive.migrations)
    if (store) await restoreFiles(file, archive.files, store)
    try {
      await loadAll(pool, file, archive)
    } catch (error) {
      if (store) await removeFiles(archive.files, store)
      throw error
    }
    await migrate(pool)
    await pool.query('analyze')
  } finally {
    await pool.end()
  }
  const rows = archive.tables.reduce((sum, table) => sum + table.rows, 0)
  const { tables, files, createdAt } = archive
  return { tables: tables.length, rows, files: store ? files.length : 0, createdAt }
}

/** A schema without a single row is taken away, so that the one of the archive can be built; anything else is refused. */
async function emptySchema(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    const tables = await tablesToKeep(client)
    const { rows } = await client.query<{ ours: boolean }>(
      `select to_regclass('migration') is not null as ours`,
    )
    if (tables.length === 0 && !rows[0]?.ours) return
    if (!rows[0]?.ours) throw refusal('foreign', { tables: tables.map(({ name }) => name).join(', ') })
    for (const { name } of tables) {
      const found = await client.query(`select from "${name}" limit 1`)
      if (found.rowCount !== 0) throw refusal('notEmpty', { rows: name })
    }
    await client.query('drop schema public cascade; create schema public')
  } finally {
    client.release()
  }
}

async function loadAll(pool: pg.Pool, file: string, { tables, sequences }: Manifest): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`set local maintenance_work_mem = '256MB'`)
    // Our triggers would write history anew; references go on being checked.
    for (const { name } of tables) await client.query(`alter table "${name}" disable trigger user`)
    const buildIndexes = await setIndexesAside(
      client,
      tables.map(({ name }) => `"${name}"`),
    )
    for (const table of tables) {
      const into = client.query(copyFrom(`copy "${table.name}" (${table.columns.join(', ')}) from stdin`))
      await pipeline(bytesOf(file, table), createGunzip(), into)
    }
    await buildIndexes()
    for (const { table, column, last, isCalled } of sequences) {
      await client.query('select setval(pg_get_serial_sequence(quote_ident($1), $2), $3, $4)', [
        table,
        column,
        last,
        isCalled,
      ])
    }
    for (const { name } of tables) await client.query(`alter table "${name}" enable trigger user`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
