import { type Db, sql } from '../platform/database.ts'
import type { Cell, Merge, SheetRow } from '../platform/workbook/cell.ts'
import { addRow, noRows, type RowList } from './row-list.ts'

const batch = 1_000

type Place = { importId: number; sheet: number; headRow: number }

/**
 * What a merged cell shows belongs to every row it covers: a company beside three contacts. Written into the first of
 * its columns alone, for two columns never mean the same. @returns the rows that were filled
 */
export async function fillMerged(held: Db, place: Place, merges: readonly Merge[]): Promise<RowList> {
  const filled = noRows()
  const falling = merges
    .filter(({ fromRow, toRow }) => toRow > fromRow && fromRow > place.headRow)
    .sort((one, other) => one.fromRow - other.fromRow)
  const [first] = falling
  if (!first) return filled
  const fill = filler(falling)
  const end = falling.reduce((last, { toRow }) => Math.max(last, toRow), 0)
  let after = first.fromRow - 1
  let rows = await rowsBetween(held, place, { after, end })
  while (rows.length > 0) {
    const changed = rows.filter((row) => fill(row))
    for (const { row } of changed) addRow(filled, row)
    if (changed.length > 0) await keep(held, place, changed)
    after = rows.at(-1)?.row ?? end
    rows = await rowsBetween(held, place, { after, end })
  }
  return filled
}

/** Fills rows that come in order; says whether one was changed. Merges of one column can't overlap. */
function filler(merges: readonly Merge[]): (row: SheetRow) => boolean {
  const open = new Map<number, { toRow: number; cell: Cell }>()
  let next = 0
  return ({ row, cells }) => {
    let isChanged = false
    for (const [column, { toRow, cell }] of open) {
      if (row > toRow) open.delete(column)
      else {
        while (cells.length <= column) cells.push(null)
        cells[column] = cell
        isChanged = true
      }
    }
    for (; next < merges.length && (merges[next]?.fromRow ?? 0) <= row; next++) {
      const merge = merges[next]
      const cell = merge && merge.fromRow === row ? (cells[merge.fromColumn] ?? null) : null
      if (merge && cell !== null) open.set(merge.fromColumn, { toRow: merge.toRow, cell })
    }
    return isChanged
  }
}

async function rowsBetween(
  held: Db,
  { importId, sheet }: Place,
  { after, end }: { after: number; end: number },
): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    select row_number as row, cells from import_row
    where import_id = ${importId} and sheet = ${sheet} and row_number > ${after}::integer and row_number <= ${end}::integer
    order by row_number limit ${batch}`.execute(held)
  return rows
}

const keep = (held: Db, { importId, sheet }: Place, rows: readonly SheetRow[]) =>
  sql`
    update import_row r set cells = given.cells
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(row integer, cells jsonb)
    where r.import_id = ${importId} and r.sheet = ${sheet} and r.row_number = given.row`.execute(held)
