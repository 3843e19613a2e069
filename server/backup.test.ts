import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { restoreBackup } from './platform/backup/restore.ts'
import { writeBackup } from './platform/backup/write.ts'
import type { Database } from './platform/database.ts'
import { diskStore } from './platform/files/disk.ts'
import { testDatabase } from './platform/testing/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'kemai-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const demo = await testDatabase({ demo: true })
const file = join(folder, 'demo.backup')
const written = await writeBackup(demo.url, file)

/** Per table: how many rows, and a hash over all of them in order. */
async function contentsOf({ pool }: Database): Promise<Record<string, unknown>> {
  const { rows } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration' order by 1`,
  )
  const contents: Record<string, unknown> = {}
  for (const { name } of rows) {
    const found = await pool.query(
      `select count(*) as rows, md5(string_agg(t::text, chr(10) order by t::text)) as hash from "${name}" t`,
    )
    contents[name] = found.rows[0]
  }
  return contents
}

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

test('a restored database holds every row of every table', async () => {
  const empty = await testDatabase()
  const restored = await restoreBackup(empty.url, file)
  expect(restored.rows).toBe(written.rows)
  const contents = await contentsOf(empty)
  expect(Object.keys(contents).length).toBe(written.tables)
  expect(contents).toEqual(await contentsOf(demo))
})

test('what is entered after that gets a new id, and triggers write history again', async () => {
  const empty = await testDatabase()
  await restoreBackup(empty.url, file)
  const next = await empty.pool.query(
    `insert into industry (name, short_code, gb_code) values ('新', 'NEW', '38') returning id`,
  )
  const last = await demo.pool.query('select max(id) as id from industry')
  expect(next.rows[0].id).toBe(last.rows[0].id + 1)
  const count = 'select count(*)::integer as entries from change_log'
  const before = await empty.pool.query(count)
  await empty.pool.query(
    `update customer set stage = 'lost', version = version + 1 where id = (select min(id) from customer where stage <> 'lost')`,
  )
  const after = await empty.pool.query(count)
  expect(after.rows[0].entries).toBe(before.rows[0].entries + 1)
})

test('a database with rows in it is refused and stays as it is', async () => {
  const full = await testDatabase({ demo: true })
  const before = await contentsOf(full)
  expect(await refusalOf(restoreBackup(full.url, file))).toBe('backup.notEmpty')
  expect(await contentsOf(full)).toEqual(before)
})

test('so is one with tables of another program', async () => {
  const other = await testDatabase()
  await other.pool.query(
    'drop schema public cascade; create schema public; create table invoice (id integer)',
  )
  expect(await refusalOf(restoreBackup(other.url, file))).toBe('backup.foreign')
})

const archive = readFileSync(file)
const flipped = (at: number) => {
  const copy = Buffer.from(archive)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

test.each([
  ['one bit of a table changed', flipped(Math.floor(archive.length / 2)), 'backup.changed'],
  ['one bit of the list of tables changed', flipped(archive.length - 300), 'backup.changed'],
  ['the end cut off', archive.subarray(0, archive.length - 1000), 'backup.notArchive'],
  ['a single byte cut off', archive.subarray(0, archive.length - 1), 'backup.notArchive'],
  ['another kind of file', Buffer.from('name,phone\n李娜,13800000000\n'), 'backup.notArchive'],
  ['an empty file', Buffer.alloc(0), 'backup.notArchive'],
])('%s: refused before anything is written', async (_, bytes, reason) => {
  const empty = await testDatabase()
  const damaged = join(folder, 'damaged.backup')
  writeFileSync(damaged, bytes)
  expect(await refusalOf(restoreBackup(empty.url, damaged))).toBe(reason)
  const { rows } = await empty.pool.query('select count(*)::integer as customers from customer')
  expect(rows).toEqual([{ customers: 0 }])
})

test('the contents of attached files go along and come back; a damaged one is refused', async () => {
  const full = await testDatabase({ demo: true })
  const store = diskStore(join(folder, 'files'))
  const put = async (key: string, content: string) => {
    const path = join(await store.incoming(), key)
    writeFileSync(path, content)
    await store.put({ key, size: content.length, sha256: Buffer.alloc(32), mediaType: 'text/plain' }, path)
    await full.pool.query(`insert into stored_content (key) values ($1)`, [key])
    await full.pool.query(
      `insert into file (customer_id, name, media_type, size, sha256, content_key)
       select min(id), 'a.txt', 'text/plain', $2, sha256(''), $1 from customer`,
      [key, content.length],
    )
  }
  const [one, two, lost] = [randomUUID(), randomUUID(), randomUUID()]
  await put(lost, 'x')
  await put(one, '合同内容')
  await put(two, '')
  await store.remove(lost)
  const withFiles = join(folder, 'files.backup')
  expect(await writeBackup(full.url, withFiles, store)).toMatchObject({ files: 2, filesMissing: 1 })
  const other = diskStore(join(folder, 'restored'))
  const empty = await testDatabase()
  expect(await restoreBackup(empty.url, withFiles, other)).toMatchObject({ files: 2 })
  const textOf = async (key: string) => {
    const content = await other.read(key)
    return content && Buffer.concat(await content.toArray()).toString()
  }
  expect([await textOf(one), await textOf(two), await textOf(lost)]).toEqual(['合同内容', '', null])
  const bytes = readFileSync(withFiles)
  const at = bytes.indexOf('合同内容')
  bytes[at] = 0
  const damaged = join(folder, 'damaged-file.backup')
  writeFileSync(damaged, bytes)
  const third = await testDatabase()
  expect(await refusalOf(restoreBackup(third.url, damaged, other))).toBe('backup.changed')
})

test('a missing file is named', async () => {
  expect(await refusalOf(restoreBackup(demo.url, join(folder, 'nowhere')))).toBe('backup.noFile')
})

test('the file is for its owner alone, and an existing one is never overwritten', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await refusalOf(writeBackup(demo.url, file))).toBe('backup.exists')
  expect(readFileSync(file).equals(archive)).toBe(true)
})
