import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Column, type WriteCell, yuanOfFen } from './column.ts'
import { guardFormula } from './formula-guard.ts'

const PIECE = 64 * 1024

/**
 * Writes a csv (RFC 4180, commas) as UTF-8 with a byte order mark, without which Excel takes it for GBK, and ends
 * the stream. Text that would run as a formula gets a leading apostrophe.
 */
export async function writeCsv(
  stream: Writable,
  columns: Pick<Column, 'head' | 'kind'>[],
  rows: Iterable<WriteCell[]> | AsyncIterable<WriteCell[]>,
): Promise<void> {
  await pipeline(Readable.from(csvText(columns, rows)), stream)
}

async function* csvText(
  columns: Pick<Column, 'head' | 'kind'>[],
  rows: Iterable<WriteCell[]> | AsyncIterable<WriteCell[]>,
): AsyncGenerator<Buffer> {
  let text = `\ufeff${columns.map(({ head }) => quoted(guardFormula(head))).join(',')}\r\n`
  for await (const cells of rows) {
    text += `${columns.map(({ kind }, i) => cellText(cells[i], kind)).join(',')}\r\n`
    if (text.length > PIECE) {
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(text)
}

function cellText(cell: WriteCell, kind: Column['kind']): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return quoted(guardFormula(cell))
  if (kind === 'money' && (typeof cell === 'bigint' || Number.isSafeInteger(cell))) {
    return yuanOfFen(cell as number | bigint)
  }
  return String(cell)
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
