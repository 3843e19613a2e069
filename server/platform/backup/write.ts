import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { FileStore } from '../files/store.ts'
import { version } from '../version.ts'
import { finishArchive, firstLine, newHash, type TablePart } from './archive.ts'
import { writeFiles } from './files.ts'
import { refusal } from './refusal.ts'
import { sequencesOf, type Table, tablesToKeep } from './tables.ts'

export type Written = {
  tables: number
  rows: number
  bytes: number
  /** Contents of attached files, where they lie on this machine's disk. */
  files: number
  /** Those that the store should hold and doesn't. */
  filesMissing: number
}

/**
 * Writes all rows of all tables, as they stood at one moment, and the contents of attached files to one file for this
 * user only. What lies in a bucket belongs to the bucket's own backup. People go on working.
 * The file appears under its name when it is complete.
 * @throws refusal `exists`, `notFounded`
 */
export async function writeBackup(
  url: string,
  file: string,
  store: FileStore | null = null,
): Promise<Written> {
  if (existsSync(file)) throw refusal('exists', { file })
  const draft = `${file}.part-${process.pid}`
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC -c statement_timeout=0' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    const migrations = await migrationsOf(client)
    const handle = await open(draft, 'wx', 0o600)
    try {
      const written = await writeParts(client, handle, migrations, store)
      await handle.sync()
      await rename(draft, file)
      return written
    } finally {
      await handle.close()
    }
  } finally {
    await rm(draft, { force: true })
    await client.end()
  }
}

async function migrationsOf(client: pg.Client): Promise<string[]> {
  const known = await client.query<{ there: boolean }>(
    `select to_regclass('migration') is not null and to_regclass('organisation') is not null as there`,
  )
  if (!known.rows[0]?.there) throw refusal('notFounded')
  const { rows } = await client.query<{ name: string }>('select name from migration order by name')
  return rows.map(({ name }) => name)
}

async function writeParts(
  client: pg.Client,
  handle: FileHandle,
  migrations: string[],
  store: FileStore | null,
): Promise<Written> {
  const kept = await tablesToKeep(client)
  await handle.write(firstLine)
  let offset = firstLine.length
  const tables: TablePart[] = []
  for (const table of kept) {
    const part = await writeTable(client, handle, table, offset)
    tables.push(part)
    offset += part.bytes
  }
  const { files, missing, end } =
    store?.kind === 'disk'
      ? await writeFiles(client, handle, store, offset)
      : { files: [], missing: 0, end: offset }
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  const bytes = await finishArchive(handle, end, {
    program: version,
    createdAt: new Date().toISOString(),
    postgres: rows[0]?.server_version ?? '',
    migrations,
    tables,
    files,
    sequences: await sequencesOf(client, kept),
  })
  return {
    tables: tables.length,
    rows: tables.reduce((sum, part) => sum + part.rows, 0),
    bytes,
    files: files.length,
    filesMissing: missing,
  }
}

async function writeTable(
  client: pg.Client,
  handle: FileHandle,
  { name, columns }: Table,
  offset: number,
): Promise<TablePart> {
  const hash = newHash()
  let bytes = 0
  const rows = client.query(copyTo(`copy "${name}" (${columns.join(', ')}) to stdout`))
  await pipeline(rows, createGzip({ level: 4 }), async (packed: AsyncIterable<Buffer>) => {
    for await (const chunk of packed) {
      hash.update(chunk)
      await handle.write(chunk)
      bytes += chunk.length
    }
  })
  return { name, columns, rows: rows.rowCount ?? 0, offset, bytes, sha256: hash.digest('hex') }
}
