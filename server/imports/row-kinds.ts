import type { ErrorData } from '../../contract/errors.ts'
import type { MappingTarget } from '../../contract/import-targets.ts'
import { plainText } from '../../contract/values/plainText.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { isFilled, showCell } from './cell-text.ts'
import { targetOfHead } from './heads.ts'
import { headTexts, looksLikeHead } from './mapping.ts'

/** What is known of the sheet around a row. */
export type Around = {
  mapping: readonly (MappingTarget | null)[]
  head: readonly string[]
  headRows: readonly (readonly string[])[]
  titles: readonly number[]
  /** A csv: a cell too many means that the ones before it stand in wrong columns. */
  isText: boolean
}

export type NoCustomer = { column: number | null; code: string; data?: ErrorData }

export type PlacedRow = { row: number; cells: readonly Cell[] }
/** `next` is the row behind, if any. */
export type FindKind = (given: PlacedRow, next?: PlacedRow) => NoCustomer | null

/**
 * Finds the rows below a head that hold no customer: totals, notes, titles, heads once more, and what stands below the
 * heads of another table. Rows must come in the order of the sheet.
 */
export function rowKinds(around: Around): FindKind {
  const name = around.mapping.indexOf('name')
  const heads = around.head.filter((text) => text !== '').length
  const titles = new Set(around.titles)
  const isHead = ({ cells }: PlacedRow) =>
    isHeadAgain(cells, around) || isOtherHead(cells[name] ?? null, cells.filter(isFilled))
  let otherTable: number | null = null
  let before = { row: 0, filled: 0 }
  return ({ row, cells }, next) => {
    const filled = cells.filter(isFilled)
    const isBehindGap = row > before.row + 1 && before.filled > 1
    before = { row, filled: filled.length }
    if (isHeadAgain(cells, around)) {
      otherTable = null
      return { column: null, code: 'row.head_again' }
    }
    if (isOtherHead(cells[name] ?? null, filled)) otherTable = row
    if (otherTable !== null) return { column: null, code: 'row.other_table', data: { row: otherTable } }
    const said = isFilled(cells[name]) ? [cells[name]] : filled
    const isAlone = filled.length === 1 && heads > 1
    const isTitle = isAlone && (titles.has(row) || (next !== undefined && isHead(next)))
    const isNote = (cell: Cell) =>
      isTitle || saysNote(cell) || (isAlone && (isSentence(cell) || (isBehindGap && !namesCompany(cell))))
    for (const cell of said) {
      const column = cells.indexOf(cell)
      if (saysTotal(cell)) return { column, code: 'row.total' }
      if (example.test(plainOf(cell))) return { column, code: 'row.example' }
      if (isNote(cell)) return { column, code: 'row.note' }
    }
    return around.isText ? shifted(cells, around) : null
  }
}

/** Every filled cell says what the head above it says; of a head in two rows, either of them. */
function isHeadAgain(cells: readonly Cell[], { headRows }: Around): boolean {
  let same = 0
  for (const [column, cell] of cells.entries()) {
    if (!isFilled(cell)) continue
    if (typeof cell !== 'string' || cell.length > 2 * longestHeadWord) return false
    const [text] = headTexts({ row: 0, cells: [cell] })
    if (!headRows.some((head) => head[column] === text)) return false
    same++
  }
  const heads = headRows.map((head) => head.filter((text) => text !== '').length)
  return same >= Math.min(2, ...heads) && same > 0
}

/** Heads that no field belongs to but that every list begins with. */
const counting = /^(?:序号|编号|行号|no\.?|#|id)$/iu

/** Another row of heads: texts alone, most of them known, of different meanings, and one where names should stand. */
function isOtherHead(name: Cell, filled: readonly Cell[]): boolean {
  if (filled.length < 2 || (name !== null && !isHeadWord(name))) return false
  if (!filled.every(looksLikeHead)) return false
  const targets = filled.map((cell) => targetOfHead(showCell(cell)))
  const known = targets.filter((target) => target !== null)
  if (new Set(known).size < 2) return false
  const unknown = filled.filter((cell, at) => targets[at] === null && !isHeadWord(cell)).length
  return name === null ? unknown === 0 && known.length > 2 : unknown * 2 <= known.length
}

/** No name of a customer is asked further than this. */
const longestHeadWord = 20

const isHeadWord = (cell: Cell): boolean =>
  typeof cell === 'string' &&
  cell.length <= longestHeadWord &&
  (counting.test(cell.trim()) || targetOfHead(cell) !== null)

const total =
  /^(?:本页|本表|全部|年度|月度|以上)?(?:合计|总计|小计|共计|累计|汇总|总和|总数|平均值?|(?:sub|grand )?totals?|sum|average)(?:\([^()]*\))?[:\s]*(?:共?[\d,.]+(?:家|个|户|条|行|项|人|元|万元)?)?$/iu
const note =
  /^(?:备注|注|注释|说明|填表说明|填写说明|填报说明|注意|注意事项|提示|制表人?|审核人?|填表人|填报人|经办人|数据来源|打印时间|打印日期|导出时间|导出日期|统计时间|统计日期|制表日期|制表时间|notes?|remarks?|source|prepared by|printed(?: on)?|exported(?: on)?)\s*\d*\s*:|^(?:必填|选填|非必填|示例|样例|例如)$/iu
/** The row of the template that shows how to fill it in. */
const example = /^(?:示例|样例|例子|example)\s*:/iu
const companyEnd =
  /(?:公司|集团|[厂店行院所校社局部会馆]|中心|工作室|合作社|ltd\.?|limited|inc\.?|corp\.?|llc|gmbh)$/iu
/** Alone behind an empty row a name that ends like one is a customer of whom no more is known. */
const namesCompany = (cell: Cell) => typeof cell !== 'string' || companyEnd.test(plainText(cell))
const sentenceMark = /[，。；！？]/u
const shortestSentence = 10

const plainOf = (cell: Cell) => (typeof cell === 'string' && cell.length < 200 ? plainText(cell) : '')
const saysTotal = (cell: Cell) => {
  const text = plainOf(cell)
  return total.test(text) || total.test(text.replaceAll(' ', ''))
}
const saysNote = (cell: Cell) => note.test(plainOf(cell))
const isSentence = (cell: Cell) =>
  typeof cell === 'string' && cell.length >= shortestSentence && sentenceMark.test(cell)

/** Cells beyond the heads in a csv: somewhere before them a comma wasn't quoted. */
function shifted(cells: readonly Cell[], { head }: Around): NoCustomer | null {
  const width = head.findLastIndex((text) => text !== '') + 1
  const column = cells.findIndex((cell, at) => at >= width && isFilled(cell))
  return width === 0 || column < 0 ? null : { column, code: 'row.shifted' }
}
