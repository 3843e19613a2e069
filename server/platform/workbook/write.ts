import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bookParts, choiceSheet } from './book-xml.ts'
import type { Column, WriteCell } from './column.ts'
import { sheetNames } from './sheet-names.ts'
import { sheetXml } from './sheet-xml.ts'
import { type ZipPart, zipped } from './zip-write.ts'

export type WriteSheet = {
  /** Characters that spreadsheet programs forbid are replaced, and names cut to 31 characters. */
  name: string
  columns: Column[]
  rows: Iterable<WriteCell[]> | AsyncIterable<WriteCell[]>
  /** Stands below every printed page. */
  footer?: string | undefined
}

/**
 * Writes an xlsx to a stream, row by row, and ends the stream: bold frozen heads with a filter, a red star before
 * what is required, drop-downs for choices. Text is always written as text, never as a formula.
 * Fails with what the stream or the rows fail with, and with a RangeError past 1,048,575 rows per sheet.
 */
export async function writeWorkbook(stream: Writable, { sheets }: { sheets: WriteSheet[] }): Promise<void> {
  await pipeline(Readable.from(zipped(partsOf(sheets))), stream)
}

function* partsOf(sheets: WriteSheet[]): Generator<ZipPart> {
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  const choices = choiceSheet(sheets, names)
  yield* bookParts(choices ? [...names, choices.name] : names, choices !== undefined)
  for (const [index, sheet] of sheets.entries()) {
    const lists = choices?.ranges[index] ?? []
    yield { path: `xl/worksheets/sheet${index + 1}.xml`, text: sheetXml(sheet, lists, index === 0) }
  }
  if (choices) yield { path: `xl/worksheets/sheet${sheets.length + 1}.xml`, text: [choices.xml] }
}
