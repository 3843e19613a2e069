import { randomUUID } from 'node:crypto'
import type { CustomerExportQuery } from '../../contract/customers.ts'
import { countExported } from '../customers/export.ts'
import { recordExport } from '../customers/export-record.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Viewer } from '../platform/visibility.ts'
import { whenBack } from '../platform/when-back.ts'
import { actorOf } from '../session/actions.ts'
import { isKept } from './queries.ts'

/** An export takes a connection and the disk for minutes: one person gets this many at a time. */
const mostOpen = 3
/** Beyond this nobody needs the figure beforehand. */
const countBound = 1_000_000

/** @returns null where the list has no more than `atOnce` rows: that is a download */
export async function startExport(
  database: Database,
  jobs: Jobs,
  viewer: Viewer,
  { asked, atOnce }: { asked: CustomerExportQuery; atOnce: number },
): Promise<number | null> {
  if ((await countExported(database, viewer, asked, atOnce + 1)) <= atOnce) return null
  const total = await countExported(database, viewer, asked, countBound)
  return transaction(database.db, actorOf(viewer), async (trx) => {
    await requireFewOpen(trx, viewer)
    const { rows } = await sql<{ id: number }>`
      insert into export (asked, rows_total, created_by)
      values (${JSON.stringify(asked)}::jsonb, ${total}, ${viewer.userId}) returning id`.execute(trx)
    const [made] = rows
    if (!made) throw new Error('insert without a row')
    await recordExport(trx, viewer, { format: asked.format, export: made.id })
    await jobs.add(trx, 'exports.make', { exportId: made.id })
    return made.id
  })
}

/** @throws rate.limited */
async function requireFewOpen(trx: Db, { userId }: Viewer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exports of ${userId}`}, 0))`.execute(trx)
  const { rows } = await sql<{ open: number }>`
    select count(*) as open from export
    where created_by = ${userId} and status in ('waiting', 'making')`.execute(trx)
  if ((rows[0]?.open ?? 0) >= mostOpen) throw failure('rate.limited', { seconds: 60 })
}

/** @throws record.not_found, export.not_ready unless it was stopped or came to nothing */
export async function restartExport(
  database: Database,
  jobs: Jobs,
  viewer: Viewer,
  id: number,
): Promise<void> {
  await transaction(database.db, actorOf(viewer), async (trx) => {
    await requireOwn(trx, viewer, id)
    await requireFewOpen(trx, viewer)
    const { rows } = await sql<{ format: string }>`
      update export set status = 'waiting', rows_done = 0, stop_asked = false, problem = null, finished_at = null
      where id = ${id} and status in ('failed', 'stopped') returning asked->>'format' as format`.execute(trx)
    const [again] = rows
    if (!again) throw failure('export.not_ready')
    await recordExport(trx, viewer, { format: again.format, export: id })
    await jobs.add(trx, 'exports.make', { exportId: id })
  })
}

/** One that waits ends at once, one that is being made at its next batch. @throws record.not_found, export.not_ready */
export async function stopExport({ db }: Database, viewer: Viewer, id: number): Promise<void> {
  await requireOwn(db, viewer, id)
  const { rows } = await sql`
    update export set stop_asked = true,
      status = case status when 'waiting' then 'stopped' else status end,
      finished_at = case status when 'waiting' then now() end
    where id = ${id} and status in ('waiting', 'making') returning id`.execute(db)
  if (rows.length === 0) throw failure('export.not_ready')
}

async function requireOwn(db: Db, { userId }: Viewer, id: number): Promise<void> {
  const { rows } = await sql`
    select from export where id = ${id}::bigint and created_by = ${userId} and ${isKept}`.execute(db)
  if (rows.length === 0) throw failure('record.not_found')
}

export const endExport = (
  db: Db,
  id: number,
  status: 'failed' | 'stopped',
  problem: { code: string; data?: unknown } | null,
): Promise<void> =>
  whenBack(() =>
    sql`
      update export set status = ${status}, stop_asked = false, finished_at = now(),
        problem = ${problem && JSON.stringify(problem)}::jsonb
      where id = ${id} and status in ('waiting', 'making')`.execute(db),
  )

/** Enters the key of a content before it is stored, so that nothing is ever stored that the clear-out can't find. */
export async function newContentKey(db: Db): Promise<string> {
  const key = randomUUID()
  await sql`insert into stored_content (key) values (${key}::uuid)`.execute(db)
  return key
}
