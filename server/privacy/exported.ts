import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { maskPhone } from '../../contract/values/mask.ts'
import { type Db, sql } from '../platform/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import { readWorkbook } from '../platform/workbook/read.ts'
import { type Matcher, textsIn } from './mentions.ts'
import type { Person } from './person.ts'

/** Made files of exports, which are kept for some days. */
type Made = { id: number; key: string; format: 'xlsx' | 'csv' }

async function madeExports(db: Db): Promise<Made[]> {
  const { rows } = await sql<Made>`
    select id, content_key as key, asked ->> 'format' as format from export
    where content_key is not null order by id`.execute(db)
  return rows
}

/** Of the files that are kept, those that tell of the person, masked or in clear, and those that don't; one that can't be read does. */
export async function lookThroughExports(
  db: Db,
  store: FileStore,
  person: Person,
  matcher: Matcher,
): Promise<{ telling: number[]; clean: number[] }> {
  const masked = person.traits.phones.map(maskPhone)
  const tells = (cells: string[]) =>
    matcher.isIn(cells, person.companies) ||
    (cells.some((cell) => person.companies.includes(cell)) && cells.some((cell) => masked.includes(cell)))
  const telling: number[] = []
  const clean: number[] = []
  for (const made of await madeExports(db))
    ((await isAnyRow(store, made, tells)) ? telling : clean).push(made.id)
  return { telling, clean }
}

async function isAnyRow(store: FileStore, { key, format }: Made, tells: (cells: string[]) => boolean) {
  const content = await store.read(key)
  if (content === null) return false
  const path = join(await store.incoming(), `kemai-read-${randomUUID()}.${format}`)
  try {
    await pipeline(content, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    for await (const { rows } of readWorkbook(path))
      if (rows.some(({ cells }) => tells(textsIn(cells)))) return true
    return false
  } catch {
    return true
  } finally {
    await rm(path, { force: true })
  }
}

/**
 * Takes the files from their exports, but for those that were looked through and are clean; they can be made again, without the
 * person. What is being made has read the person already: it ends at its next batch.
 * @returns the keys of contents that nobody refers to any more
 */
export async function dropExports(trx: Db, clean: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with gone as (
      select id, content_key as key from export
      where content_key is not null and id <> all(${[...clean]}::bigint[]) for update)
    update export e set status = 'stopped', content_key = null, size = null, file_name = null, rights = null, rows_done = 0
    from gone where e.id = gone.id returning gone.key`.execute(trx)
  await sql`update export set status = 'stopped', finished_at = now() where status = 'making'`.execute(trx)
  return rows.map(({ key }) => key)
}
