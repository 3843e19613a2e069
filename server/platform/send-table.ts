import { PassThrough, type Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Column, WriteCell } from './workbook/column.ts'
import { type WriteSheet, writeWorkbook } from './workbook/write.ts'
import { writeCsv } from './workbook/write-csv.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Rows = Iterable<WriteCell[]> | AsyncIterable<WriteCell[]>

export type Table = {
  format: 'xlsx' | 'csv'
  /** Without ending. */
  name: string
  columns: Column[]
  rows: Rows
  /** Who took it and when; in a csv the name of the file says so. */
  origin?: Origin | undefined
}

export type Origin = {
  title: string
  /** Below every printed page. */
  footer: string
  /** Heads of the two columns of its sheet. */
  heads: [string, string]
  facts: (count: number) => [string, string][]
}

/**
 * Answers with a table as a file, written while its rows are read. The first rows are read before anything is sent: a
 * filter that is refused answers with why, instead of with a file that breaks off.
 */
export async function sendTable(
  reply: FastifyReply,
  { format, name, columns, rows, origin }: Table,
): Promise<FastifyReply> {
  const stream = tableStream({ format, name, columns, rows: await begin(rows), origin })
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
    .header('cache-control', 'no-store')
    .type(fileType(format))
    .send(stream)
}

export const fileType = (format: Table['format']) => (format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType)

/** The bytes of a file, written while its rows are read. */
export function tableStream({ format, name, columns, rows, origin }: Table): Readable {
  const stream = new PassThrough()
  const written =
    format === 'csv'
      ? writeCsv(stream, columns, rows)
      : writeWorkbook(stream, { sheets: sheetsOf({ name, columns, rows, origin }) })
  // What goes wrong in mid-file ends the download; the browser then says that it is incomplete.
  written.catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))))
  return stream
}

function sheetsOf({
  name,
  columns,
  rows,
  origin,
}: Pick<Table, 'name' | 'columns' | 'rows' | 'origin'>): WriteSheet[] {
  if (!origin) return [{ name, columns, rows }]
  const { title, footer, heads, facts } = origin
  const counted = { count: 0 }
  return [
    { name, columns, rows: counting(rows, counted), footer },
    {
      name: title,
      columns: heads.map((head, index) => ({ head, width: index === 0 ? 16 : 60, kind: 'text' })),
      // Written after the first sheet: by then all rows are counted.
      rows: lazily(() => facts(counted.count)),
      footer,
    },
  ]
}

async function* counting(rows: Rows, counted: { count: number }): AsyncIterable<WriteCell[]> {
  for await (const row of rows) {
    counted.count += 1
    yield row
  }
}

function* lazily(rows: () => WriteCell[][]): Iterable<WriteCell[]> {
  yield* rows()
}

/** The same rows, the first of them read already. */
async function begin(rows: Rows): Promise<AsyncIterable<WriteCell[]>> {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  let next = await iterator.next()
  return (async function* () {
    try {
      for (; !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  })()
}
