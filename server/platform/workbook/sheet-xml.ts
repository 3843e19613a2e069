import { type Column, type ColumnKind, requiredMark, type WriteCell, yuanOfFen } from './column.ts'
import { serialOfDate } from './serial.ts'
import type { WriteSheet } from './write.ts'
import { encodeCellText } from './xml-text.ts'

/** Numbers of the cell formats in `styles.xml` of book-xml.ts. */
export const cellFormat = { plain: 0, head: 1, text: 2, date: 3, time: 4, money: 5 } as const

const formatOf: Record<ColumnKind, number> = {
  text: cellFormat.text,
  number: cellFormat.plain,
  date: cellFormat.date,
  money: cellFormat.money,
}

const PIECE = 64 * 1024
const LAST_ROW = 1_048_576
/** The longest text of a cell; programs call a file with longer ones damaged. */
const LONGEST_TEXT = 32_767

/** The XML of a sheet in pieces. `lists`: per column the range that holds its choices. */
export async function* sheetXml(sheet: WriteSheet, lists: (string | undefined)[], active: boolean) {
  const { columns } = sheet
  const letters = columns.map((_, index) => columnLetters(index))
  const selected = active ? ' tabSelected="1"' : ''
  let text =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>' +
    `<sheetView workbookViewId="0"${selected}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>` +
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `${columnsXml(columns)}<sheetData><row r="1">${columns.map((column, i) => headXml(column, `${letters[i]}1`)).join('')}</row>`
  let row = 1
  for await (const cells of sheet.rows) {
    row++
    if (row > LAST_ROW) throw new RangeError(`More than ${LAST_ROW - 1} rows for one sheet`)
    text += `<row r="${row}">`
    for (const [i, column] of columns.entries()) text += cellXml(cells[i], column.kind, `${letters[i]}${row}`)
    text += '</row>'
    if (text.length > PIECE) {
      yield text
      text = ''
    }
  }
  const filter = columns.length > 0 ? `<autoFilter ref="A1:${letters.at(-1)}${row}"/>` : ''
  yield `${text}</sheetData>${filter}${choicesXml(lists, letters)}${footerXml(sheet.footer)}</worksheet>`
}

/** `&` begins a code of the program; two of them are one. A footer holds 255 characters at most. */
const footerXml = (footer: string | undefined) =>
  footer === undefined
    ? ''
    : `<headerFooter><oddFooter>${encodeCellText(`&L${footer.slice(0, 120).replaceAll('&', '&&')}`)}</oddFooter></headerFooter>`

function columnsXml(columns: Column[]): string {
  if (columns.length === 0) return ''
  const each = columns.map(
    ({ width, kind }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${formatOf[kind]}" customWidth="1"/>`,
  )
  return `<cols>${each.join('')}</cols>`
}

function headXml({ head, required }: Column, ref: string): string {
  const star = `<r><rPr><b/><sz val="11"/><color rgb="FFE02020"/></rPr><t>${requiredMark}</t></r>`
  const name = `<t xml:space="preserve">${encodeCellText(head)}</t>`
  const text = required ? `${star}<r><rPr><b/><sz val="11"/></rPr>${name}</r>` : name
  return `<c r="${ref}" s="${cellFormat.head}" t="inlineStr"><is>${text}</is></c>`
}

function cellXml(cell: WriteCell, kind: ColumnKind, ref: string): string {
  if (cell === null || cell === undefined || cell === '') return ''
  if (kind === 'date' && typeof cell === 'string') {
    const serial = serialOfDate(cell)
    if (serial !== undefined) {
      const format = Number.isInteger(serial) ? cellFormat.date : cellFormat.time
      return `<c r="${ref}" s="${format}"><v>${serial}</v></c>`
    }
  }
  if (kind === 'money' && (typeof cell === 'bigint' || Number.isSafeInteger(cell))) {
    return `<c r="${ref}" s="${cellFormat.money}"><v>${yuanOfFen(cell as number | bigint)}</v></c>`
  }
  if (kind === 'number' && Number.isFinite(cell)) return `<c r="${ref}"><v>${cell}</v></c>`
  if (kind !== 'text' && typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`
  return textXml(String(cell), ref)
}

function textXml(text: string, ref: string): string {
  const kept = text.replace(/\r\n?/g, '\n').slice(0, LONGEST_TEXT)
  const space = /^\s|\s$|\n/.test(kept) ? ' xml:space="preserve"' : ''
  return `<c r="${ref}" s="${cellFormat.text}" t="inlineStr"><is><t${space}>${encodeCellText(kept)}</t></is></c>`
}

function choicesXml(lists: (string | undefined)[], letters: string[]): string {
  const rules = lists.flatMap((range, i) =>
    range === undefined
      ? []
      : [
          '<dataValidation type="list" allowBlank="1" showErrorMessage="1" ' +
            `sqref="${letters[i]}2:${letters[i]}${LAST_ROW}"><formula1>${range}</formula1></dataValidation>`,
        ],
  )
  return rules.length > 0
    ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
    : ''
}

/** 0 is `A`, 26 is `AA`. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}
