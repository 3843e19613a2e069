import type { FileHandle } from 'node:fs/promises'
import type { Batch, ReadLimits, SheetRow } from './cell.ts'
import { workbookFailure } from './failure.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx, type SheetStream } from './read-xlsx.ts'
import { recognise } from './recognise.ts'

const BATCH_ROWS = 1_000
/** Rows that are very wide or long travel in smaller batches, so that none grows past a few megabytes. */
const BATCH_WEIGHT = 4_000_000
const CELL_WEIGHT = 16

/** The batches of a workbook, read in this process. */
export async function* batchesOf(file: FileHandle, limits: ReadLimits): AsyncGenerator<Batch> {
  const { size } = await file.stat()
  if (size > limits.maxBytes) {
    throw workbookFailure('workbook.too_large', { limit: 'bytes', max: limits.maxBytes })
  }
  const read = (await recognise(file)) === 'xlsx' ? readXlsx : readCsv
  let total = 0
  for await (const sheet of read(file, limits)) {
    for await (const rows of grouped(sheet, limits.peekRows)) {
      total += rows.length
      if (total > limits.maxRows) {
        const row = rows.at(limits.maxRows - total)?.row ?? 0
        throw workbookFailure('workbook.too_large', {
          sheet: sheet.name,
          row,
          limit: 'rows',
          max: limits.maxRows,
        })
      }
      yield { ...batchOf(sheet), rows }
    }
    const layout = sheet.layout()
    if (Object.keys(layout).length > 0) yield { ...batchOf(sheet), rows: [], ...layout }
  }
  if (total === 0) throw workbookFailure('workbook.empty')
}

const batchOf = ({ name, index, hidden, from1904, isUnsure }: SheetStream): Omit<Batch, 'rows'> => ({
  sheet: name,
  sheetIndex: index,
  ...(hidden && { hidden }),
  ...(from1904 && { from1904 }),
  ...(isUnsure && { isUnsure }),
})

async function* grouped(sheet: SheetStream, most: number): AsyncGenerator<SheetRow[]> {
  let batch: SheetRow[] = []
  let weight = 0
  let count = 0
  for await (const rows of sheet.rows) {
    for (const row of rows) {
      batch.push(row)
      count++
      weight += weightOf(row)
      if (count >= most) return yield batch
      if (batch.length >= BATCH_ROWS || weight >= BATCH_WEIGHT) {
        yield batch
        batch = []
        weight = 0
      }
    }
  }
  if (batch.length > 0 || count === 0) yield batch
}

function weightOf(row: SheetRow): number {
  let weight = row.cells.length * CELL_WEIGHT
  for (const cell of row.cells) if (typeof cell === 'string') weight += cell.length
  return weight
}
