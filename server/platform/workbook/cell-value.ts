import type { Cell } from './cell.ts'
import type { NumberLook } from './number-format.ts'
import { clockOfSerial, dateOfSerial } from './serial.ts'
import { decodeCellText } from './xml-text.ts'

export type CellContext = { strings: string[]; looks: NumberLook[]; from1904: boolean }

/** Some programs write formulas without results: what a spreadsheet program would show isn't known here. */
export const notCalculated: Cell = { error: '#CALC!' }

export type RawCell = { type: string | undefined; raw: string; style: string | undefined }

/**
 * The kinds of ECMA-376 part 1, 18.18.11; formulas carry their last result in the same way. Undefined where it points
 * to a text that the workbook doesn't have.
 */
export function cellOf({ type, raw, style }: RawCell, context: CellContext): Cell | undefined {
  switch (type) {
    case 's': {
      const text = context.strings[Number(raw)]
      return text === '' ? null : text
    }
    case 'str':
    case 'inlineStr':
      return decodeCellText(raw)
    case 'b':
      return raw.trim() === '1' || raw.trim() === 'true'
    case 'e':
      return { error: decodeCellText(raw) }
    case 'd':
      return { date: isoDate(raw.trim()) }
    default:
      return raw.trim() === ''
        ? null
        : numberCell(raw, context.looks[Number(style ?? 0)] ?? 'number', context.from1904)
  }
}

function isoDate(raw: string): string {
  return raw.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace(/(T\d\d:\d\d:\d\d).*$/, '$1')
}

function numberCell(raw: string, look: NumberLook, from1904: boolean): Cell {
  const stored = Number(raw)
  // No number at all: what stands there is shown rather than dropped.
  if (!Number.isFinite(stored)) return decodeCellText(raw)
  // Spreadsheets calculate with 17 digits and show 15 at most: 0.1 + 0.2 reads 0.3.
  const number = Number.isInteger(stored) ? stored : Number(stored.toPrecision(15))
  if (look === 'number') return number
  if (look === 'clock' && number < 1_000) return clockOfSerial(number)
  if (typeof look === 'object' && 'unit' in look) return withUnit(number, look.unit)
  if (typeof look === 'object') {
    return Number.isInteger(number) && number >= 0 ? String(number).padStart(look.digits, '0') : number
  }
  const date = dateOfSerial(number, from1904)
  return date === undefined ? number : { date }
}

/** What the format shows beside the number, where that changes its value: 0.15 as `15%`, 5000 as `¥5000`. */
function withUnit(number: number, unit: string): string {
  if (unit === '%') return `${Number((number * 100).toPrecision(15))}%`
  return /[亿万千百元人]/.test(unit) ? `${number}${unit}` : `${unit}${number}`
}
