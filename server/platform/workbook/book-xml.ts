import { columnLetters } from './sheet-xml.ts'
import type { WriteSheet } from './write.ts'
import { encodeCellText, encodeXml } from './xml-text.ts'
import type { ZipPart } from './zip-write.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of an xlsx around its sheets. The last sheet is hidden when it holds the choices. */
export function bookParts(names: string[], hideLast: boolean): ZipPart[] {
  const numbers = names.map((_, index) => index + 1)
  const sheets = names.map((name, i) => {
    const state = hideLast && i === names.length - 1 ? ' state="hidden"' : ''
    return `<sheet name="${encodeXml(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`
  })
  const links = numbers.map((n) => link(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`))
  const overrides = numbers.map((n) => override(`/xl/worksheets/sheet${n}.xml`, 'worksheet'))
  const part = (path: string, xml: string): ZipPart => ({ path, text: [HEAD + xml] })
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${overrides.join('')}</Types>`,
    ),
    part('_rels/.rels', linksXml([link('rId1', 'officeDocument', 'xl/workbook.xml')])),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews>` +
        `<sheets>${sheets.join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      linksXml([...links, link(`rId${names.length + 1}`, 'styles', 'styles.xml')]),
    ),
    part('xl/styles.xml', stylesXml),
  ]
}

function link(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
}

function linksXml(links: string[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`
}

function override(path: string, kind: string): string {
  return `<Override PartName="${path}" ContentType="${TYPE}.${kind}+xml"/>`
}

const format = (numFmtId: number, more = '') =>
  `<xf numFmtId="${numFmtId}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${more}/>`

/** The order of cellXfs is that of `cellFormat`; 49 is text (`@`), 4 is `#,##0.00`. */
const stylesXml =
  `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F4F7"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="6">${format(0)}` +
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>' +
  `${format(49)}${format(164)}${format(165)}${format(4)}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

type ChoiceSheet = { name: string; xml: string; ranges: (string | undefined)[][] }

/**
 * A hidden sheet with a column per drop-down. Lists written into the rule itself end at 255 characters and
 * can't hold a comma.
 */
export function choiceSheet(sheets: WriteSheet[], names: string[]): ChoiceSheet | undefined {
  const name = freeName('_choices', names)
  const lists: string[][] = []
  const ranges = sheets.map(({ columns }) =>
    columns.map(({ choices }) => {
      if (!choices || choices.length === 0) return undefined
      const letters = columnLetters(lists.length)
      lists.push(choices)
      return `'${name}'!$${letters}$1:$${letters}$${choices.length}`
    }),
  )
  if (lists.length === 0) return undefined
  const height = Math.max(...lists.map((list) => list.length))
  const rows = Array.from({ length: height }, (_, row) => {
    const cells = lists.map((list, column) => choiceXml(list[row], `${columnLetters(column)}${row + 1}`))
    return `<row r="${row + 1}">${cells.join('')}</row>`
  })
  const xml = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`
  return { name, xml, ranges }
}

function choiceXml(choice: string | undefined, ref: string): string {
  if (choice === undefined) return ''
  return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${encodeCellText(choice)}</t></is></c>`
}

function freeName(name: string, taken: string[]): string {
  return taken.some((other) => other.toLowerCase() === name) ? freeName(`${name}_`, taken) : name
}
