import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { refused } from './refused.ts'

const folder = join(import.meta.dirname, '../../database/migrations')
/** Any constant: two servers that start at once take turns. */
const lockKey = 4_020_251

/** The names of all migrations this program knows, in order. */
export const migrationFiles = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()

/**
 * Brings the schema up to date: each file once, in its own transaction, under a lock.
 * @param wanted only these of them, to build the schema as it was when a backup was made
 * @throws Refused when the database is newer than the program, too old, or cuts Chinese text to nothing
 */
export async function migrate(pool: pg.Pool, wanted?: string[]): Promise<string[]> {
  const client = await pool.connect()
  try {
    await requireServer(client)
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(
      'create table if not exists migration (name text primary key, at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from migration')
    const done = new Set(rows.map((row) => row.name))
    const files = migrationFiles()
    const unknown = [...done].filter((name) => !files.includes(name))
    if (unknown.length > 0) {
      throw refused(
        `数据库由更新版本的客脉升级过（${unknown.join('、')}），请使用那个版本。`,
        `A newer Kemai has worked on this database (${unknown.join(', ')}). Use that version.`,
      )
    }
    const pending = files.filter((name) => !done.has(name) && (wanted?.includes(name) ?? true))
    for (const name of pending) await apply(client, name)
    await requireChineseTrigrams(client)
    return pending
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    client.release()
  }
}

async function apply(client: pg.PoolClient, name: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query('set local statement_timeout = 0')
    await client.query(readFileSync(join(folder, name), 'utf8'))
    await client.query('insert into migration (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function requireServer(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::integer / 10000 as version, current_setting('server_encoding') as encoding`,
  )
  const { version = 0, encoding = '' } = rows[0] ?? {}
  if (version < 16) {
    throw refused(
      `需要 PostgreSQL 16 或更高版本，当前是 ${version}。`,
      `PostgreSQL 16 or later is needed; this is ${version}.`,
    )
  }
  if (encoding !== 'UTF8') {
    throw refused(
      `数据库编码是 ${encoding}，需要 UTF8。`,
      `The database's encoding is ${encoding}; UTF8 is needed.`,
    )
  }
}

/** With ctype C, pg_trgm extracts nothing from Chinese, and searches would find nothing in silence. */
async function requireChineseTrigrams(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ found: number }>(
    `select coalesce(array_length(show_trgm('电子'), 1), 0) as found`,
  )
  if ((rows[0]?.found ?? 0) > 0) return
  throw refused(
    '数据库的 LC_CTYPE 不认识中文，请用 C.UTF-8 或 zh_CN.UTF-8 重新建库。',
    "The database's LC_CTYPE doesn't know Chinese. Create it with C.UTF-8 or zh_CN.UTF-8.",
  )
}
