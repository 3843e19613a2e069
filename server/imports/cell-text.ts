import type { Cell } from '../platform/workbook/cell.ts'

/** From 16 digits on a spreadsheet no longer knows the last ones (IEEE 754 doubles, shown with 15). */
const firstInexact = 1e15

/** What a cell says, as people read it in the sheet. Total. */
export function showCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return 'date' in cell ? cell.date.replace('T', ' ') : cell.error
}

export const isFilled = (cell: Cell | undefined): cell is Cell =>
  cell !== undefined && cell !== null && showCell(cell).trim() !== ''

/** Why a cell can't be trusted, whatever it is meant to be: what the sheet itself lost is never taken in. */
export function faultOf(cell: Cell): string | null {
  if (typeof cell === 'object' && cell !== null && 'error' in cell) return 'cell.error'
  if (typeof cell === 'number' && Math.abs(cell) >= firstInexact) return 'cell.digits_lost'
  if (typeof cell === 'string' && cell.includes('\ufffd')) return 'cell.unreadable'
  return null
}

/** Text that PostgreSQL can keep: U+0000 and halves of surrogate pairs become U+FFFD, which `faultOf` reports. */
export const storable = (cell: Cell): Cell =>
  typeof cell === 'string' ? cell.replaceAll('\0', '\ufffd').toWellFormed() : cell
