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

/** Marks that nobody sees: zero-width and direction marks, soft hyphens (U+200D joins emoji and stays). */
const unseen = /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
const seen = /[^\s\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/

export const isFilled = (cell: Cell | undefined): cell is Cell =>
  cell !== undefined && cell !== null && (typeof cell !== 'string' || seen.test(cell))

/** The apostrophe by which people mark digits and words as text. */
const textMark = /^\s*['‘’](?=[\d\p{Script=Han}])/u

const cleanText = (text: string): string =>
  text.replace(unseen, '').replace(textMark, '').replace(/\r\n?/g, '\n')

/** A cell without what was never meant to be part of it. */
export const cleanCell = (cell: Cell): Cell => (typeof cell === 'string' ? cleanText(cell) : cell)

/** What a formula's error becomes when a sheet is saved as csv or pasted as values. */
const errorText = /^\s*#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)\s*$/

/** Why a cell can't be trusted, whatever it is meant to be: what the sheet itself lost is never taken in. */
export function faultOf(cell: Cell): string | null {
  if (typeof cell === 'string' && errorText.test(cell)) return 'cell.error'
  if (typeof cell === 'object' && cell !== null && 'error' in cell) {
    return cell.error === '#CALC!' ? 'cell.not_calculated' : 'cell.error'
  }
  if (typeof cell === 'number' && Math.abs(cell) >= firstInexact) return 'cell.digits_lost'
  // What UTF-8 with broken characters becomes when it is taken for GBK.
  if (typeof cell === 'string' && /\ufffd|锟斤拷/u.test(cell)) return 'cell.unreadable'
  return null
}

/** `9.14403E+17` as text: what a csv keeps of long digits. */
export const isScientific = (cell: Cell): boolean =>
  typeof cell === 'string' && /^\s*\d(?:\.\d+)?E\+\d{2,3}\s*$/iu.test(cell)

/** Text that PostgreSQL can keep: U+0000 and halves of surrogate pairs become U+FFFD, which `faultOf` reports. */
export const storable = (cell: Cell): Cell =>
  typeof cell === 'string' ? cell.replaceAll('\0', '\ufffd').toWellFormed() : cell
