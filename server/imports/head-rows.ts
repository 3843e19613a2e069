import type { Cell, Merge, SheetRow } from '../platform/workbook/cell.ts'
import { isFilled, showCell } from './cell-text.ts'
import { type CustomHeads, targetOfHead } from './heads.ts'
import { findHeadRow, headTexts, looksLikeHead } from './mapping.ts'

/** `texts` per column; `rows` as they stand in the sheet, two where groups of columns have heads of their own. */
export type Head = { row: number; texts: string[]; rows: string[][] }

/** The heads of a sheet, in one row or in two: 联系人 above 姓名 and 电话 makes 联系人姓名 and 联系人电话. */
export function readHead(top: readonly SheetRow[], merges: readonly Merge[], custom?: CustomHeads): Head {
  const found = findHeadRow(top, custom)
  if (!found) return { row: 1, texts: [], rows: [] }
  const at = top.indexOf(found)
  for (const [upper, lower] of [
    [found, top[at + 1]],
    [top[at - 1], found],
  ]) {
    if (upper && lower && areBothHeads(upper, lower, merges, custom)) {
      const texts = joinedHeads(upper, lower, merges, custom)
      return { row: lower.row, texts, rows: [headTexts(upper), headTexts(lower)] }
    }
  }
  const texts = headTexts(found)
  return { row: found.row, texts, rows: [texts] }
}

/**
 * A second row of heads stands right below the first, holds nothing but heads, and either a merged cell joins the two
 * or its words are known ones that leave room for those above.
 */
function areBothHeads(
  upper: SheetRow,
  lower: SheetRow,
  merges: readonly Merge[],
  custom?: CustomHeads,
): boolean {
  const below = lower.cells.filter(isFilled)
  if (lower.row !== upper.row + 1 || below.length === 0 || !below.every(looksLikeHead)) return false
  if (upper.cells.filter(isFilled).length < 2 || !upper.cells.filter(isFilled).every(looksLikeHead))
    return false
  const isJoined = merges.some(({ fromRow, toRow }) => fromRow === upper.row && toRow === lower.row)
  const isKnown = (cell: Cell) => targetOfHead(showCell(cell), custom) !== null
  const leavesRoom = upper.cells.some((cell, column) => isFilled(cell) && !isFilled(lower.cells[column]))
  const isUnderGroup = lower.cells.some((cell, column) => isFilled(cell) && !isFilled(upper.cells[column]))
  return isJoined ? leavesRoom : below.length > 1 && below.every(isKnown) && isUnderGroup
}

function joinedHeads(
  upper: SheetRow,
  lower: SheetRow,
  merges: readonly Merge[],
  custom?: CustomHeads,
): string[] {
  const above = headTexts(upper)
  const below = headTexts(lower)
  const groups = merges.filter(({ fromRow, toRow }) => fromRow === upper.row && toRow === upper.row)
  let group = ''
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => {
    const own = above[column] ?? ''
    const word = below[column] ?? ''
    const merge = groups.find(({ fromColumn, toColumn }) => fromColumn <= column && column <= toColumn)
    group = merge ? (above[merge.fromColumn] ?? '') : own || (word === '' ? '' : group)
    if (word === '' || group === '') return word || own
    const known = [`${group}${word}`, word].find((text) => targetOfHead(text, custom) !== null)
    return known ?? `${group}${word}`
  })
}
