import type { Cell, ReadLimits, SheetRow } from './cell.ts'
import { workbookFailure } from './failure.ts'
import type { NumberLook } from './number-format.ts'
import { clockOfSerial, dateOfSerial } from './serial.ts'
import type { XmlHandler } from './xml.ts'
import { attribute, decodeCellText } from './xml-text.ts'

export type CellContext = { strings: string[]; looks: NumberLook[]; from1904: boolean }

/** Rows of a sheet as its XML is scanned; `isOver` once the data are through (rules and merges come after). */
export type SheetRows = XmlHandler & { take(): SheetRow[]; isOver(): boolean }

const LAST_ROW = 1_048_576

export function sheetRows(sheet: string, context: CellContext, limits: ReadLimits): SheetRows {
  let rows: SheetRow[] = []
  let row: SheetRow = { row: 0, cells: [] }
  let column = -1
  let type: string | undefined
  let style: string | undefined
  let value = ''
  let inValue = false
  let inReading = false
  let over = false

  function startRow(attributes: string): void {
    const stated = attribute(attributes, 'r')
    row = { row: stated === undefined ? row.row + 1 : Number(stated), cells: [] }
    if (!(row.row >= 1 && row.row <= LAST_ROW)) {
      throw workbookFailure('workbook.broken', { sheet, reason: 'impossible row' })
    }
    const hidden = attribute(attributes, 'hidden')
    if (hidden === '1' || hidden === 'true') row.hidden = true
    column = -1
  }

  function startCell(attributes: string): void {
    const ref = attribute(attributes, 'r')
    column = ref === undefined ? column + 1 : columnOf(ref)
    type = attribute(attributes, 't')
    style = attribute(attributes, 's')
    value = ''
  }

  function endCell(): void {
    if (value === '') return
    const cell = cellOf(type, value, context.looks[Number(style ?? 0)] ?? 'number', context)
    if (cell === null) return
    if (column >= limits.maxColumns) {
      const data = { sheet, row: row.row, limit: 'columns', max: limits.maxColumns }
      throw workbookFailure('workbook.too_large', data)
    }
    while (row.cells.length < column) row.cells.push(null)
    row.cells[column] = cell
  }

  return {
    open(name, attributes) {
      if (name === 'c') startCell(attributes)
      else if (name === 'v' || name === 't') inValue = !inReading
      else if (name === 'row') startRow(attributes)
      else if (name === 'rPh') inReading = true
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c') endCell()
      else if (name === 'row' && row.cells.length > 0) rows.push(row)
      else if (name === 'rPh') inReading = false
      else if (name === 'sheetData') over = true
    },
    text(raw) {
      if (inValue) value += raw
    },
    take() {
      const taken = rows
      rows = []
      return taken
    },
    isOver: () => over,
  }
}

/** The kinds of ECMA-376 part 1, 18.18.11; formulas carry their last result in the same way. */
function cellOf(type: string | undefined, raw: string, look: NumberLook, context: CellContext): Cell {
  switch (type) {
    case 's':
      return context.strings[Number(raw)] || null
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
      return numberCell(Number(raw), look, context.from1904)
  }
}

function isoDate(raw: string): string {
  return raw.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace(/(T\d\d:\d\d:\d\d).*$/, '$1')
}

function numberCell(stored: number, look: NumberLook, from1904: boolean): Cell {
  if (Number.isNaN(stored)) return null
  // Spreadsheets calculate with 17 digits and show 15 at most: 0.1 + 0.2 reads 0.3.
  const number = Number.isInteger(stored) ? stored : Number(stored.toPrecision(15))
  if (look === 'number') return number
  if (look === 'clock' && number < 1_000) return clockOfSerial(number)
  if (typeof look === 'object') {
    return Number.isInteger(number) && number >= 0 ? String(number).padStart(look.digits, '0') : number
  }
  const date = dateOfSerial(number, from1904)
  return date === undefined ? number : { date }
}

/** `A1` is column 0, `XFD9` column 16,383. */
function columnOf(ref: string): number {
  let column = 0
  for (let i = 0; i < ref.length; i++) {
    const letter = ref.charCodeAt(i) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}
