import type { MappingTarget } from '../../contract/imports.ts'
import type { SheetRow } from '../platform/workbook/cell.ts'
import { showCell } from './cell-text.ts'
import type { CustomHeads } from './heads.ts'
import { findHeadRow, guessMapping, headTexts } from './mapping.ts'

/** What is known of a sheet once it is read. */
export type Sheet = {
  name: string
  hidden: boolean
  rows: number
  head: string[]
  headRow: number
  samples: string[][]
  guess: (MappingTarget | null)[]
}

const sampleRows = 3

export function describeSheet(
  { name, hidden }: { name: string; hidden: boolean },
  firstRows: readonly SheetRow[],
  custom?: CustomHeads,
): Sheet {
  const headRow = findHeadRow(firstRows, custom)
  const head = headTexts(headRow)
  const at = headRow?.row ?? 1
  return {
    name,
    hidden,
    rows: 0,
    head,
    headRow: at,
    samples: samplesBelow(at, firstRows),
    guess: guessMapping(head, custom),
  }
}

export const samplesBelow = (headRow: number, rows: readonly SheetRow[]): string[][] =>
  rows
    .filter(({ row }) => row > headRow)
    .slice(0, sampleRows)
    .map(({ cells }) => cells.map(showCell))

/** Counts rows below the head, and makes room for columns that have no head. */
export function countRows(sheet: Sheet, rows: readonly SheetRow[]): void {
  for (const { row, cells } of rows) {
    if (row > sheet.headRow) sheet.rows++
    while (sheet.head.length < cells.length) {
      sheet.head.push('')
      sheet.guess.push(null)
    }
  }
}

/** The sheet that most likely holds the customers: seen before hidden, with most heads that are known. */
export function likeliestSheet(sheets: readonly Sheet[]): number {
  let best = { index: 0, score: -1 }
  for (const [index, { hidden, guess, rows }] of sheets.entries()) {
    const known = guess.filter((target) => target !== null).length
    const score = (hidden ? 0 : 1000) + known + (rows > 0 ? 0.5 : 0)
    if (score > best.score) best = { index, score }
  }
  return best.index
}
