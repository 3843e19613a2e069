import type { ResultOf } from '../../contract/endpoint.ts'
import type { listRefused } from '../../contract/import-corrections.ts'
import type { MappingTarget } from '../../contract/import-targets.ts'
import type { Database } from '../platform/database.ts'
import { selectRows, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { industryKey } from '../values/industry.ts'
import { choicesBelow, saysSeveral } from './cell-choices.ts'
import { cleanCell, showCell } from './cell-text.ts'
import { takeCell } from './check-row.ts'
import { type Correction, readCorrections } from './corrections.ts'
import { type Knowledge, lookupsIn, readKnowledge } from './lookups.ts'
import { type Chosen, chosenSheet } from './preview.ts'
import { proposeFor } from './propose.ts'
import { rowsOf } from './queries.ts'
import { problemText, type RowProblem } from './row-problem.ts'

type Column = ResultOf<typeof listRefused>['columns'][number]

/** So many texts of a column are listed at a time, those of the most rows first. */
const mostListed = 100

/** What each column of an own import says that was refused, or understood only by its sense, or is corrected already. */
export async function refusedValues(
  database: Database,
  viewer: Viewer,
  id: number,
): Promise<{ columns: Column[] }> {
  const chosen = await chosenSheet(database, viewer, id)
  const known = await readKnowledge(database.db, viewer)
  const lookups = lookupsIn(known, viewer)
  const corrections = await readCorrections(database.db, chosen)
  const refused = await readRefused(database, chosen)
  const understood = await readUnderstood(database, chosen, known, corrections)
  const { language } = viewer
  const describe = (column: number, target: MappingTarget): Column => {
    const isTaken = (text: string) =>
      takeCell({ target, column, cell: text }, { head: chosen.head, lookups }).ok
    const own = refused.filter((value) => value.column === column)
    const listed = new Set(own.map(({ value }) => value))
    return {
      column,
      target,
      choices:
        choicesBelow(target, known, language)
          ?.filter(({ text }) => isTaken(text))
          .map(({ text, label }) => ({ text, label })) ?? null,
      several: saysSeveral(target, known),
      refused: own.map(({ value, rows, problem }) => ({
        value,
        rows,
        reason: problemText(language, problem),
        ...proposeFor({ target, known, language }, value, isTaken),
      })),
      more: (own[0]?.different ?? 0) - own.length,
      understood: target === 'industry' ? understood : [],
      corrected: corrections
        .filter((correction) => correction.column === column && !listed.has(correction.value))
        .map(({ value, replacement }) => ({ value, replacement })),
    }
  }
  const columns = chosen.mapping.flatMap((target, column) =>
    target === null ? [] : [describe(column, target)],
  )
  return { columns: columns.filter(isOfUse) }
}

const isOfUse = ({ refused, understood, corrected }: Column) =>
  refused.length + understood.length + corrected.length > 0

type Refused = { column: number; value: string; rows: number; problem: RowProblem; different: number }

const readRefused = (database: Database, chosen: Chosen): Promise<Refused[]> =>
  selectRows<Refused>(
    database,
    sql`
      select "column", value, rows, problem, different from (
        select found.*, count(*) over (partition by "column") as different,
          row_number() over (partition by "column" order by rows desc, first) as place
        from (
          select (problem ->> 'column')::integer as "column", problem ->> 'value' as value, count(*) as rows,
            min(r.row_number) as first, (array_agg(problem order by r.row_number))[1] as problem
          from import_row r cross join lateral jsonb_array_elements(r.problems) as found(problem)
          where ${rowsOf(chosen)} and problem ? 'value' group by 1, 2) found) placed
      where place <= ${mostListed} order by "column", place`,
  )

/** Industries that a text means without being their name. What was mended was said by the person. */
async function readUnderstood(
  database: Database,
  chosen: Chosen,
  { industries }: Knowledge,
  corrections: readonly Correction[],
): Promise<Column['understood']> {
  const column = chosen.mapping.indexOf('industry')
  if (column < 0) return []
  const rows = await selectRows<{ cell: Cell; rows: number; industryId: number }>(
    database,
    sql`
      select r.cells -> ${column}::integer as cell, count(*) as rows,
        (r.parsed -> 'customer' ->> 'industry_id')::bigint as "industryId"
      from import_row r
      where ${rowsOf(chosen)} and r.parsed -> 'customer' ? 'industry_id' and not coalesce(r.mends ? ${String(column)}, false)
      group by 1, 3 order by 2 desc, min(r.row_number)`,
  )
  const corrected = new Set(corrections.filter((one) => one.column === column).map(({ value }) => value))
  const names = new Map(industries.map(({ id, name }) => [id, name]))
  const byText = new Map<string, Column['understood'][number]>()
  for (const { cell, rows: count, industryId } of rows) {
    const value = showCell(cleanCell(cell))
    const as = names.get(industryId)
    if (as === undefined || corrected.has(value) || industryKey(as) === industryKey(value)) continue
    byText.set(value, { value, as, rows: count + (byText.get(value)?.rows ?? 0) })
  }
  return [...byText.values()].slice(0, mostListed)
}
