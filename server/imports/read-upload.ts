import { rm } from 'node:fs/promises'
import { readCustomFields } from '../custom-fields/queries.ts'
import { type Database, type Db, sql } from '../platform/database.ts'
import type { SheetRow } from '../platform/workbook/cell.ts'
import { readWorkbook } from '../platform/workbook/read.ts'
import { storable } from './cell-text.ts'
import { endStep, stepProblem } from './failed.ts'
import { fillMerged } from './fill-merged.ts'
import { customHeads } from './heads.ts'
import { holding } from './hold.ts'
import { inTurns } from './in-turns.ts'
import { keptMapping } from './kept-mapping.ts'
import { noteOfRows } from './sheet-notes.ts'
import {
  addRows,
  describeSheet,
  likeliestSheet,
  type Sheet,
  type SheetReading,
  startSheet,
} from './sheets.ts'

/** As many columns as a mapping may have (contract/imports.ts). */
const maxColumns = 500

/** Each holds a connection of the pool while it reads: many at once would leave none to the pages. */
const turn = inTurns(2)

type Upload = { importId: number; path: string; limitMegabytes: number }

/**
 * Reads an uploaded workbook into `import_row` and removes it. It is done by the process that took the upload: the
 * file lies on its machine. What goes wrong stands in the import afterwards. @throws what only a fault of ours explains
 */
export async function readUpload(
  { db }: Database,
  { importId, path, limitMegabytes }: Upload,
): Promise<void> {
  try {
    await turn(() => holding(db, importId, (held) => stageRows(held, importId, path, limitMegabytes)))
  } catch (error) {
    const problem = stepProblem(error)
    await endStep(db, importId, { from: 'reading', to: 'failed', problem })
    await sql`delete from import_row where import_id = ${importId}`.execute(db)
    if (problem.code === 'internal') throw error
  } finally {
    await rm(path, { force: true })
  }
}

async function stageRows(held: Db, importId: number, path: string, limitMegabytes: number): Promise<void> {
  if (!(await isStillReading(held, importId))) return
  const readings: SheetReading[] = []
  const batches = readWorkbook(path, { maxColumns, maxBytes: limitMegabytes * 1024 ** 2 })
  let done = 0
  for await (const batch of batches) {
    const { sheetIndex, merges, hiddenColumns } = batch
    const rows = batch.rows.map((row) => ({ ...row, cells: row.cells.map(storable) }))
    const reading = readings[sheetIndex] ?? startSheet(batch)
    readings[sheetIndex] = reading
    addRows(reading, rows)
    if (merges) reading.merges = merges
    if (hiddenColumns) reading.hiddenColumns = hiddenColumns
    if (rows.length === 0) continue
    done += rows.length
    await insertRows(held, importId, sheetIndex, rows)
    await sql`update import set rows_done = ${done} where id = ${importId}`.execute(held)
  }
  // Without figures of the new rows PostgreSQL takes them for one or two and joins them by nested loops: hours.
  await sql`analyze import_row`.execute(held)
  const sheets = await describeSheets(held, importId, readings)
  const sheet = likeliestSheet(sheets)
  const { headRow = 1, guess = [], rows = 0 } = sheets[sheet] ?? {}
  await sql`
    update import set status = 'mapping', sheets = ${JSON.stringify(sheets)}::jsonb, sheet = ${sheet}, head_row = ${headRow},
      mapping = ${JSON.stringify(guess)}::jsonb, rows_total = ${rows}
    where id = ${importId} and status = 'reading'`.execute(held)
}

async function describeSheets(held: Db, importId: number, readings: SheetReading[]): Promise<Sheet[]> {
  const fields = await readCustomFields(held)
  const custom = customHeads(fields)
  const { rows } = await sql<{ userId: number }>`
    select created_by as "userId" from import where id = ${importId}`.execute(held)
  const userId = rows[0]?.userId ?? 0
  const sheets: Sheet[] = []
  for (const [index, reading] of readings.entries()) {
    const sheet = describeSheet(reading, custom)
    const filled = await fillMerged(held, { importId, sheet: index, headRow: sheet.headRow }, reading.merges)
    const guess = (await keptMapping(held, { userId, head: sheet.head }, fields)) ?? sheet.guess
    const isOther = guess.some((target, column) => target !== sheet.guess[column])
    const notes = [...noteOfRows('merged', filled), ...sheet.notes, ...(isOther ? [keptNote] : [])]
    sheets.push({ ...sheet, guess, notes })
  }
  return sheets
}

const keptNote = { code: 'mapping_kept', data: {} }

/** While it waited its turn, a server that started may have taken it for left over. */
async function isStillReading(held: Db, importId: number): Promise<boolean> {
  const { rows } = await sql`select from import where id = ${importId} and status = 'reading'`.execute(held)
  return rows.length > 0
}

const insertRows = (held: Db, importId: number, sheet: number, rows: SheetRow[]) =>
  sql`
    insert into import_row (import_id, sheet, row_number, cells)
    select ${importId}::bigint, ${sheet}::integer, row, cells
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(row integer, cells jsonb)`.execute(held)
