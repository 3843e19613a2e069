import { exampleXlsx } from '../../../platform/workbook/example-workbook.ts'
import { columnLetters } from '../../../platform/workbook/sheet-xml.ts'
import { encodeCellText } from '../../../platform/workbook/xml-text.ts'

/** A cell of a sheet: text, a number, nothing, or XML of its own after the reference: ` t="e"><v>#N/A</v>`. */
export type Given = string | number | null | { xml: string }

export const xml = (after: string): Given => ({ xml: after })
export const stored = (value: string | number, format = 0): Given => xml(` s="${format}"><v>${value}</v>`)

function cellXml(cell: Given, ref: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`
  if (typeof cell === 'object') return `<c r="${ref}"${cell.xml}</c>`
  return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${encodeCellText(cell)}</t></is></c>`
}

/** Rows of a sheet from row 1 on; an empty one is left out. `attributes` per row number. */
export const rowsXml = (rows: readonly Given[][], attributes: Record<number, string> = {}): string =>
  rows
    .map((cells, index) => {
      const row = index + 1
      const inner = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${row}`)).join('')
      return inner === '' ? '' : `<row r="${row}"${attributes[row] ?? ''}>${inner}</row>`
    })
    .join('')

export const merged = (...refs: string[]): string =>
  `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`

type More = Parameters<typeof exampleXlsx>[1] & {
  before?: string
  after?: string
  attributes?: Record<number, string>
}

/** A workbook of one sheet 客户. */
export const sheetOf = (
  rows: readonly Given[][],
  { before = '', after = '', attributes, ...more }: More = {},
): Promise<Buffer> => exampleXlsx([{ name: '客户', data: rowsXml(rows, attributes), before, after }], more)

/** A workbook of several sheets, by their names. */
export const sheetsOf = (sheets: Record<string, readonly Given[][]>): Promise<Buffer> =>
  exampleXlsx(Object.entries(sheets).map(([name, rows]) => ({ name, data: rowsXml(rows) })))

export const head = ['公司名称', '联系人', '电话']
export const csv = (...lines: string[]): string => lines.join('\r\n')
