import type { QueryOf, ResultOf } from '../../contract/endpoint.ts'
import { customTargetOf, type previewImport } from '../../contract/imports.ts'
import { readCustomFields } from '../custom-fields/queries.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { showCell } from './cell-text.ts'
import type { ParsedRow } from './check-row.ts'
import { type Mends, mendOf } from './corrections.ts'
import { type OfSheet, rowsOf, type Task } from './queries.ts'
import { problemText, type RowProblem } from './row-problem.ts'
import type { Sheet } from './sheets.ts'
import { type Names, showTaken } from './show-taken.ts'

export type Row = {
  row: number
  cells: Cell[]
  mends: Mends | null
  parsed: ParsedRow | null
  problems: RowProblem[] | null
  customerId: number | null
}

/** The chosen sheet of an own import. @throws record.not_found also for imports of others */
export async function chosenSheet(database: Database, viewer: Viewer, id: number) {
  const [found] = await selectRows<
    Omit<Task, OfSheet> & {
      sheets: Sheet[]
      status: string
      fileName: string
    }
  >(
    database,
    sql`
      select id, sheet, head_row as "headRow", mapping, sheets, status, file_name as "fileName", created_by as "userId"
      from import where id = ${id}::bigint and created_by = ${viewer.userId}::bigint`,
  )
  if (!found) throw failure('record.not_found')
  const { sheets, ...chosen } = found
  return { ...chosen, head: sheets[found.sheet]?.head ?? [] }
}
export type Chosen = Awaited<ReturnType<typeof chosenSheet>>

export async function readRows(
  database: Database,
  chosen: Chosen,
  { after, only, limit }: { after: number; only: 'all' | 'bad'; limit: number },
): Promise<Row[]> {
  return selectRows<Row>(
    database,
    sql`
      select r.row_number as row, r.cells, r.mends, r.parsed, r.problems, ${madeCustomer(chosen)} as "customerId" from import_row r
      where ${rowsOf(chosen)} and r.row_number > ${after}::integer ${only === 'bad' ? sql`and r.problems is not null` : sql``}
      order by r.row_number limit ${limit}::integer`,
  )
}

/** Ids are reserved by checking: only the run makes customers of them. */
const madeCustomer = ({ status }: Pick<Chosen, 'status'>) =>
  status === 'done' ? sql`case when r.problems is null then r.customer_id end` : sql`null::bigint`

/** A page of rows as they will be taken in. */
export async function previewRows(
  database: Database,
  viewer: Viewer,
  id: number,
  { after, only, limit }: QueryOf<typeof previewImport>,
): Promise<ResultOf<typeof previewImport>> {
  const from = Number(after ?? 0)
  if (!Number.isInteger(from) || from < 0 || from > 2 ** 31 - 1) throw invalid('after', 'page_key')
  const chosen = await chosenSheet(database, viewer, id)
  const names = await readNames(database.db)
  const rows = await readRows(database, chosen, { after: from, only, limit: limit + 1 })
  const page = rows.slice(0, limit)
  return {
    rows: page.map((row) => shownRow(row, chosen, viewer, names)),
    next: rows.length > limit ? String(page.at(-1)?.row) : null,
  }
}

function shownRow(
  { row, cells, mends, parsed, problems, customerId }: Row,
  { head, mapping }: Chosen,
  { language }: Viewer,
  names: Names,
) {
  const wrong = new Set(problems?.map(({ column }) => column))
  return {
    row,
    cells: head.map((_, column) => showCell(cells[column] ?? null)),
    taken: head.map((_, column) => {
      const target = mapping[column]
      return !target || parsed === null || wrong.has(column)
        ? null
        : showTaken(target, parsed, language, names)
    }),
    mended: head.map((_, column) => mendOf(mends, column, mapping)),
    problems: (problems ?? []).map((problem) => ({
      column: problem.column,
      code: problem.code,
      message: problemText(language, problem),
    })),
    customerId,
  }
}

/** Names behind what is kept; custom fields that were retired meanwhile still have their words. */
async function readNames(db: Db): Promise<Names> {
  const read = async (table: 'industry' | 'user_account' | 'tag') => {
    const rows = await db.selectFrom(table).select(['id', 'name']).execute()
    return new Map(rows.map(({ id, name }) => [id, name]))
  }
  const custom = await readCustomFields(db)
  return {
    industries: await read('industry'),
    people: await read('user_account'),
    tags: await read('tag'),
    custom: new Map(custom.map((field) => [customTargetOf(field), field])),
  }
}
