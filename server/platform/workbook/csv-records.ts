import type { CsvDialect } from './csv-dialect.ts'
import { workbookFailure } from './failure.ts'

/** More in one cell means a quote that was never closed. */
const MAX_CELL = 1_000_000

/** Splits text that comes in pieces into records (RFC 4180; bare quotes inside a cell are taken as they are). */
export function csvRecords(dialect: CsvDialect): { feed(text: string, last: boolean): string[][] } {
  let rest = ''
  let count = 0
  return {
    feed(more, last) {
      const text = rest + more
      const records: string[][] = []
      let at = 0
      while (at < text.length) {
        const found = record(text, at, dialect, last)
        if (!found) break
        records.push(found.cells)
        at = found.next
      }
      rest = text.slice(at)
      count += records.length
      if (rest.length > MAX_CELL || (last && rest !== '')) {
        throw workbookFailure('workbook.broken', {
          row: count + 1,
          fault: 'quote',
          reason: 'csv: quote never closed',
        })
      }
      return records
    },
  }
}

type Found = { cells: string[]; next: number }

/** The record at a place; undefined while its end hasn't come yet. */
function record(
  text: string,
  from: number,
  { delimiter, newline }: CsvDialect,
  last: boolean,
): Found | undefined {
  const lineEnd = text.indexOf(newline, from)
  if (lineEnd === -1 && !last) return undefined
  const end = lineEnd === -1 ? text.length : lineEnd
  const line = text.slice(from, end)
  if (!line.includes('"')) return { cells: withoutReturn(line).split(delimiter), next: end + 1 }
  return quotedRecord(text, from, delimiter, newline, last)
}

function quotedRecord(
  text: string,
  from: number,
  delimiter: string,
  newline: string,
  last: boolean,
): Found | undefined {
  const cells: string[] = []
  let at = from
  while (true) {
    let quoted = ''
    if (text[at] === '"') {
      const end = closingQuote(text, at)
      if (end === -1) return undefined
      quoted = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    }
    const lineEnd = text.indexOf(newline, at)
    const end = lineEnd === -1 ? text.length : lineEnd
    const comma = text.slice(at, end).indexOf(delimiter)
    if (comma !== -1) {
      cells.push(quoted + text.slice(at, at + comma))
      at += comma + 1
      continue
    }
    if (lineEnd === -1 && !last) return undefined
    cells.push(quoted + withoutReturn(text.slice(at, end)))
    return { cells, next: end + 1 }
  }
}

function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
