import type { Layout, ReadLimits, SheetRow, Span } from './cell.ts'
import { type CellContext, cellOf, notCalculated } from './cell-value.ts'
import { workbookFailure } from './failure.ts'
import { columnOf, mergeList } from './merges.ts'
import type { XmlHandler } from './xml.ts'
import { attribute } from './xml-text.ts'

/** Rows of a sheet as its XML is scanned; `isOver` once its merges are through, which come after the data. */
export type SheetRows = XmlHandler & { take(): SheetRow[]; isOver(): boolean; layout(): Layout }

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384
export function sheetRows(sheet: string, context: CellContext, limits: ReadLimits): SheetRows {
  let rows: SheetRow[] = []
  let row: SheetRow = { row: 0, cells: [] }
  let column = -1
  let type: string | undefined
  let style: string | undefined
  let value = ''
  let hasValue = false
  let inValue = false
  let inReading = false
  let isFormula = false
  let afterData = false
  let over = false
  const merged = mergeList(sheet)
  const hiddenColumns: Span[] = []

  function startRow(attributes: string): void {
    const stated = attribute(attributes, 'r')
    row = { row: stated === undefined ? row.row + 1 : Number(stated), cells: [] }
    if (!(row.row >= 1 && row.row <= LAST_ROW)) {
      throw workbookFailure('workbook.broken', { sheet, reason: 'impossible row' })
    }
    if (isHidden(attributes)) row.hidden = true
    column = -1
  }

  function hideColumns(attributes: string): void {
    if (isHidden(attributes) && hiddenColumns.length < LAST_COLUMN) hiddenColumns.push(spanOf(attributes))
  }

  function startCell(attributes: string): void {
    const ref = attribute(attributes, 'r')
    column = ref === undefined ? column + 1 : columnOf(ref)
    type = attribute(attributes, 't')
    style = attribute(attributes, 's')
    value = ''
    isFormula = false
    hasValue = false
  }

  function endCell(): void {
    const cell =
      isFormula && !hasValue
        ? notCalculated
        : value === ''
          ? null
          : cellOf({ type, raw: value, style }, context)
    if (cell === null) return
    if (cell === undefined)
      throw workbookFailure('workbook.broken', { sheet, row: row.row, reason: 'no such text' })
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
      else if (name === 'v' || name === 't') {
        inValue = !inReading
        hasValue = true
      } else if (name === 'f') isFormula = true
      else if (name === 'row') startRow(attributes)
      else if (name === 'rPh') inReading = true
      else if (name === 'col') hideColumns(attributes)
      else if (afterData && merged.open(name, attributes)) over = true
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c') endCell()
      else if (name === 'row' && row.cells.length > 0) rows.push(row)
      else if (name === 'rPh') inReading = false
      else if (name === 'sheetData') afterData = true
      else if (name === 'mergeCells') over = true
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
    layout: () => ({
      ...(merged.all.length > 0 && { merges: merged.all }),
      ...(hiddenColumns.length > 0 && { hiddenColumns }),
    }),
  }
}

const isHidden = (attributes: string) => /^(?:1|true)$/.test(attribute(attributes, 'hidden') ?? '')

/** Columns of `<col>` count from 1. */
const spanOf = (attributes: string): Span => ({
  from: Number(attribute(attributes, 'min')) - 1,
  to: Number(attribute(attributes, 'max')) - 1,
})
