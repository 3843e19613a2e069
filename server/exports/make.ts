import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { exportTable } from '../customers/export-table.ts'
import { type Database, type Db, sql } from '../platform/database.ts'
import { asFailure, failure } from '../platform/errors.ts'
import { type FileStore, isDiskFull, StoreError } from '../platform/files/store.ts'
import { holding } from '../platform/hold.ts'
import { fileType, type Table, tableStream } from '../platform/send-table.ts'
import { mayAtAll } from '../platform/visibility.ts'
import type { WriteCell } from '../platform/workbook/column.ts'
import { viewerOf } from '../session/queries.ts'
import { endExport, newContentKey } from './actions.ts'
import { type Task, takeUp } from './queries.ts'
import { rightsOf } from './rights.ts'

/** So many rows are written between two looks at whether to go on. */
const stretch = 2_000

/** The lock whose holder makes the file. */
export const lockOf = (id: number) => `export:${id}`

/** Makes the file as the person who asked for it, with the rights of now. */
export async function makeExport(database: Database, store: FileStore, id: number): Promise<void> {
  await holding(database.db, lockOf(id), async (held) => {
    const task = await takeUp(held, id)
    if (!task) return
    try {
      await make(database, held, store, task)
    } catch (error) {
      const failed = isDiskFull(error) ? failure('file.store_full') : asFailure(error)
      const isStopped = failed?.code === 'export.stopped'
      const problem = {
        code: failed?.code ?? (error instanceof StoreError ? 'file.store_unavailable' : 'internal'),
      }
      // Not on the connection that holds the lock: it may be what was lost.
      await endExport(database.db, id, isStopped ? 'stopped' : 'failed', isStopped ? null : problem)
      if (problem.code === 'internal' || error instanceof StoreError) throw error
    }
  })
}

async function make(database: Database, held: Db, store: FileStore, { id, asked, userId }: Task) {
  const viewer = await viewerOf(database, userId)
  if (!viewer || !mayAtAll(viewer, 'customer.export')) throw failure('permission.denied')
  const table = await exportTable(database, viewer, asked)
  const counted = { rows: 0 }
  const path = join(await store.incoming(), `kemai-upload-${randomUUID()}`)
  try {
    const { size, sha256 } = await writeFile(path, {
      ...table,
      rows: watched(held, id, table.rows, counted),
    })
    const key = await newContentKey(held)
    await store.put({ key, size, sha256, mediaType: fileType(table.format) }, path)
    const { rows } = await sql`
      update export set status = 'done', content_key = ${key}::uuid, size = ${size}, file_name = ${`${table.name}.${table.format}`},
        rights = ${JSON.stringify(rightsOf(viewer))}::jsonb, rows_total = ${counted.rows}, rows_done = ${counted.rows}, stop_asked = false, finished_at = now()
      where id = ${id} and status = 'making' returning id`.execute(held)
    // Stopped in its last moment: by somebody, or because a person was erased whom the file still holds.
    if (rows.length === 0) await store.remove(key)
  } finally {
    await rm(path, { force: true })
  }
}

async function writeFile(path: string, table: Table): Promise<{ size: number; sha256: Buffer }> {
  const hash = createHash('sha256')
  let size = 0
  const measure = async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      hash.update(piece)
      size += piece.length
      yield piece
    }
  }
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true })
  await pipeline(tableStream(table), measure, file)
  return { size, sha256: hash.digest() }
}

/** The same rows; every so often says how far it is, and ends where somebody asked for it. */
async function* watched(
  held: Db,
  id: number,
  rows: Table['rows'],
  counted: { rows: number },
): AsyncIterable<WriteCell[]> {
  for await (const row of rows) {
    if (counted.rows % stretch === 0) await goOn(held, id, counted.rows)
    counted.rows += 1
    yield row
  }
}

/** @throws export.stopped */
async function goOn(held: Db, id: number, done: number): Promise<void> {
  const { rows } = await sql`
    update export set rows_done = ${done} where id = ${id} and status = 'making' and not stop_asked returning id`.execute(
    held,
  )
  if (rows.length === 0) throw failure('export.stopped')
}
