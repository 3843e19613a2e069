import { dateOfSerial, type ParsedDate, parseDate } from '../../contract/values/dates.ts'
import { failed, type Parsed } from '../../contract/values/parsed.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { showCell } from './cell-text.ts'

/** Serial numbers of 1927 to 2146: no year and no 20240620 falls among them. */
export const isSerial = (value: number) => value >= 10_000 && value < 90_000

/** A day from a cell: a date, a serial number whose format got lost, 20240620, or text. */
export function takeDate(cell: Cell): Parsed<ParsedDate> {
  if (typeof cell === 'object' && cell !== null && 'date' in cell) return parseDate(cell.date.slice(0, 10))
  if (typeof cell !== 'number') return parseDate(showCell(cell))
  if (isSerial(cell)) return dateOfSerial(cell)
  // 2024.1 may be January or, with its zero lost, October.
  return Number.isInteger(cell) ? parseDate(String(cell)) : failed('date.ambiguous')
}
