import type { FileHandle } from 'node:fs/promises'
import type { Cell, ReadLimits, SheetRow } from './cell.ts'
import { csvDialect } from './csv-dialect.ts'
import { csvRecords } from './csv-records.ts'
import { decoded, type Encoding, encodingOf } from './encoding.ts'
import { workbookFailure } from './failure.ts'
import { unguardFormula } from './formula-guard.ts'
import type { SheetStream } from './read-xlsx.ts'

const SAMPLE = 64 * 1024

/** A csv as a workbook of one nameless sheet. All cells are text: digits keep their zeros. */
export async function* readCsv(file: FileHandle, limits: ReadLimits): AsyncGenerator<SheetStream> {
  if (limits.sheets && !limits.sheets.includes(0)) return
  const bytes = await file.readFile()
  const { encoding, isUnsure } = encodingOf(bytes)
  yield {
    name: '',
    index: 0,
    hidden: false,
    from1904: false,
    isUnsure,
    rows: rowsOf(bytes, encoding, limits),
    layout: () => ({}),
  }
}

async function* rowsOf(bytes: Buffer, encoding: Encoding, limits: ReadLimits): AsyncGenerator<SheetRow[]> {
  const [sample = ''] = decoded(bytes.subarray(0, SAMPLE), encoding)
  const dialect = csvDialect(sample)
  const split = csvRecords(dialect)
  let count = 0
  const rows = (records: string[][]): SheetRow[] => {
    const kept: SheetRow[] = []
    for (const record of records) {
      count++
      const cells = count <= dialect.skip ? [] : cellsOf(record)
      if (cells.length > limits.maxColumns) {
        throw workbookFailure('workbook.too_large', { row: count, limit: 'columns', max: limits.maxColumns })
      }
      if (cells.length > 0) kept.push({ row: count, cells })
    }
    return kept
  }
  for (const text of decoded(bytes, encoding)) yield rows(split.feed(text, false))
  yield rows(split.feed('', true))
}

/** `="00123"` is how some programs keep a spreadsheet program from taking digits for a number. */
const wordsOf = (text: string): string => /^="([^"]*)"$/.exec(text)?.[1] ?? unguardFormula(text)

function cellsOf(record: string[]): Cell[] {
  const cells: Cell[] = record.map((text) => (text === '' ? null : wordsOf(text)))
  while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  return cells
}
