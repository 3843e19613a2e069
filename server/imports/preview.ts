import type { Effect } from '../../contract/duplicates.ts'
import type { QueryOf, ResultOf } from '../../contract/endpoint.ts'
import { customTargetOf } from '../../contract/import-targets.ts'
import type { KnownDecision, KnownRow, previewImport } from '../../contract/imports.ts'
import { readCustomFields } from '../custom-fields/queries.ts'
import { type Database, type Db, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { showCell } from './cell-text.ts'
import type { ParsedRow } from './check-row.ts'
import { type Mends, mendOf } from './corrections.ts'
import { compareKnown } from './known/compare.ts'
import { decisionOf, isFirst } from './known/decision.ts'
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
  joins: number | null
  /** The customer that is there already, where the row is its first. */
  knownId: number | null
  knownBy: KnownRow['by']
  effect: Effect
  isEditable: boolean
  decision: KnownDecision
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
      select id, sheet, head_row as "headRow", mapping, known_decision as "knownDecision", sheets, status, file_name as "fileName", created_by as "userId"
      from import where id = ${id}::bigint and created_by = ${viewer.userId}::bigint`,
  )
  if (!found) throw failure('record.not_found')
  const { sheets, ...chosen } = found
  return { ...chosen, head: sheets[found.sheet]?.head ?? [] }
}
export type Chosen = Awaited<ReturnType<typeof chosenSheet>>

type Which = QueryOf<typeof previewImport>['only']
const only: Record<Which, RawBuilder<unknown>> = {
  all: sql`true`,
  bad: sql`r.problems is not null`,
  known: sql`${isFirst} and r.known_id is not null`,
}

export async function readRows(
  database: Database,
  chosen: Chosen,
  { after, only: which, limit }: { after: number; only: Which; limit: number },
): Promise<Row[]> {
  return selectRows<Row>(
    database,
    sql`
      select r.row_number as row, r.cells, r.mends, r.parsed, r.problems, r.joins, case when ${isFirst} then r.known_id end as "knownId",
        r.known_by as "knownBy", r.known_effect as effect, r.known_editable as "isEditable", ${decisionOf(chosen)} as decision,
        ${madeCustomer(chosen)} as "customerId"
      from import_row r
      where ${rowsOf(chosen)} and r.row_number > ${after}::integer and ${only[which]}
      order by r.row_number limit ${limit}::integer`,
  )
}

/** Ids are reserved by checking: only the run makes customers of them. */
const madeCustomer = (chosen: Pick<Chosen, 'id' | 'sheet' | 'status' | 'knownDecision'>) =>
  chosen.status !== 'done'
    ? sql`null::bigint`
    : sql`case when r.problems is null and ${decisionOf(chosen)} <> 'skip' and not exists (
        select from import_row f where f.import_id = r.import_id and f.sheet = r.sheet and f.row_number = r.joins
          and ${decisionOf(chosen, 'f')} = 'skip') then r.customer_id end`

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
  const known = await compareKnown(database, viewer, page, { mapping: chosen.mapping, names })
  return {
    rows: page.map((row) => ({
      ...shownRow(row, chosen, viewer, names),
      known: known.get(row.row) ?? null,
    })),
    next: rows.length > limit ? String(page.at(-1)?.row) : null,
  }
}

function shownRow(
  { row, cells, mends, parsed, problems, customerId, joins }: Row,
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
    joins,
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
