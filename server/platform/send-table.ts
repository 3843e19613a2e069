import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Column, WriteCell } from './workbook/column.ts'
import { writeWorkbook } from './workbook/write.ts'
import { writeCsv } from './workbook/write-csv.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Table = {
  format: 'xlsx' | 'csv'
  /** Without ending. */
  name: string
  columns: Column[]
  rows: Iterable<WriteCell[]> | AsyncIterable<WriteCell[]>
}

/**
 * Answers with a table as a file, written while its rows are read. The first rows are read before anything is sent: a
 * filter that is refused answers with why, instead of with a file that breaks off.
 */
export async function sendTable(
  reply: FastifyReply,
  { format, name, columns, rows }: Table,
): Promise<FastifyReply> {
  const begun = await begin(rows)
  const stream = new PassThrough()
  const written =
    format === 'csv'
      ? writeCsv(stream, columns, begun)
      : writeWorkbook(stream, { sheets: [{ name, columns, rows: begun }] })
  // What goes wrong in mid-file ends the download; the browser then says that it is incomplete.
  written.catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))))
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
    .header('cache-control', 'no-store')
    .type(format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType)
    .send(stream)
}

/** The same rows, the first of them read already. */
async function begin<Row>(rows: Iterable<Row> | AsyncIterable<Row>): Promise<AsyncIterable<Row>> {
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
