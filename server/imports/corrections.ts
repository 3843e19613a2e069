import type { MappingTarget } from '../../contract/import-targets.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import type { Task } from './queries.ts'

/** What stands for a text of a column: '' for nothing, undefined where nobody has said so. */
export type Correct = (column: number, value: string) => string | undefined
/** Single cells of a row put right, by column. */
export type Mends = Record<string, { target: MappingTarget; text: string }>

type Mapping = readonly (MappingTarget | null)[]
export type Correction = { column: number; value: string; replacement: string }

/**
 * Those of the columns as they are matched now. What was said of a column under another target rests: 电子 is no remark,
 * and whoever matches the column as before finds the work done.
 */
export async function readCorrections(
  db: Db,
  { id, sheet, mapping }: Pick<Task, 'id' | 'sheet' | 'mapping'>,
): Promise<Correction[]> {
  const { rows } = await sql<Correction & { target: MappingTarget }>`
    select "column", target, value, replacement from import_correction
    where import_id = ${id} and sheet = ${sheet} order by "column", value`.execute(db)
  return rows.filter(({ column, target }) => mapping[column] === target)
}

export function correctBy(corrections: readonly Correction[]): Correct {
  const byColumn = new Map<number, Map<string, string>>()
  for (const { column, value, replacement } of corrections)
    byColumn.set(column, (byColumn.get(column) ?? new Map()).set(value, replacement))
  return (column, value) => byColumn.get(column)?.get(value)
}

/** What was put into a cell while its column was matched as it is now. */
export function mendOf(mends: Mends | null, column: number, mapping: Mapping): string | null {
  const mend = mends?.[column]
  return mend && mend.target === mapping[column] ? mend.text : null
}

/** A row as somebody has put it right. */
export function mendedCells(cells: readonly Cell[], mends: Mends | null, mapping: Mapping): readonly Cell[] {
  if (mends === null) return cells
  return mapping.map((_, column) => mendOf(mends, column, mapping) ?? cells[column] ?? null)
}
