import { isFollowUpTarget, type MappingTarget } from '../../contract/import-targets.ts'
import type { Batch, Merge, SheetRow, Span } from '../platform/workbook/cell.ts'
import { showCell } from './cell-text.ts'
import { knownList } from './crm.ts'
import { readHead } from './head-rows.ts'
import type { CustomHeads } from './heads.ts'
import { guessMapping, headSearchRows } from './mapping.ts'
import { addRow, noRows, type RowList } from './row-list.ts'
import { noteOfColumns, noteOfRows, notesOfList, type SheetNote } from './sheet-notes.ts'

/** What is known of a sheet once it is read. */
export type Sheet = {
  name: string
  hidden: boolean
  rows: number
  head: string[]
  headRow: number
  samples: string[][]
  guess: (MappingTarget | null)[]
  /** The rows of the heads as they stand, to know them again further down. */
  headRows: string[][]
  /** Rows with a cell that is merged over several columns. */
  titles: number[]
  from1904?: true
  /** Of a list of another CRM: its amounts are in whole units of the currency that this column says, else in yuan. */
  wholeUnits?: { currency: number | null }
  notes: SheetNote[]
}

/** What is kept of a sheet while its rows pass by. */
export type SheetReading = {
  name: string
  hidden: boolean
  from1904: boolean
  top: SheetRow[]
  rows: number
  width: number
  hiddenRows: RowList
  merges: Merge[]
  hiddenColumns: Span[]
  isUnsure: boolean
}

const sampleRows = 3
const mostTitles = 10_000

export const startSheet = ({ sheet, hidden, from1904, isUnsure }: Batch): SheetReading => ({
  name: sheet.toWellFormed(),
  hidden: hidden === true,
  from1904: from1904 === true,
  top: [],
  rows: 0,
  width: 0,
  hiddenRows: noRows(),
  merges: [],
  hiddenColumns: [],
  isUnsure: isUnsure === true,
})

export function addRows(reading: SheetReading, rows: readonly SheetRow[]): void {
  for (const row of rows) {
    if (reading.top.length < headSearchRows + sampleRows) reading.top.push(row)
    if (row.hidden) addRow(reading.hiddenRows, row.row)
    reading.rows++
    reading.width = Math.max(reading.width, row.cells.length)
  }
}

/** Makes room for columns that have no head. */
export function describeSheet(reading: SheetReading, custom?: CustomHeads): Sheet {
  const { name, hidden, from1904, top, rows, width, hiddenRows, merges } = reading
  const { row: headRow, texts, rows: headRows } = readHead(top, merges, custom)
  const head = [...texts, ...Array<string>(Math.max(0, width - texts.length)).fill('')]
  const list = knownList(head)
  const isAbove = (row: number) => row <= headRow
  const above = hiddenRows.first.filter(isAbove).length
  return {
    name,
    hidden,
    rows: rows - top.filter(({ row }) => isAbove(row)).length,
    head,
    headRow,
    samples: samplesBelow(headRow, top),
    guess: guessMapping(head, custom),
    headRows,
    titles: titlesBelow(headRow, merges),
    ...(from1904 && { from1904 }),
    ...(list?.amounts && { wholeUnits: list.amounts }),
    notes: [
      ...(reading.isUnsure ? [{ code: 'encoding_unsure', data: {} }] : []),
      ...(list ? notesOfList(list, head) : []),
      ...(headRows.length > 1
        ? [{ code: 'head_two_rows', data: { rows: `${headRow - 1}–${headRow}` } }]
        : []),
      ...noteOfRows('hidden_rows', {
        count: hiddenRows.count - above,
        first: hiddenRows.first.slice(above),
      }),
      ...noteOfColumns('hidden_columns', hiddenHeads(head, reading.hiddenColumns)),
    ],
  }
}

const hiddenHeads = (head: readonly string[], hidden: readonly Span[]): string[] =>
  head.filter((text, column) => text !== '' && hidden.some(({ from, to }) => from <= column && column <= to))

const titlesBelow = (headRow: number, merges: readonly Merge[]): number[] =>
  merges
    .filter(
      ({ fromRow, toRow, fromColumn, toColumn }) =>
        fromRow === toRow && fromRow > headRow && toColumn > fromColumn,
    )
    .slice(0, mostTitles)
    .map(({ fromRow }) => fromRow)

export const samplesBelow = (headRow: number, rows: readonly SheetRow[]): string[][] =>
  rows
    .filter(({ row }) => row > headRow)
    .slice(0, sampleRows)
    .map(({ cells }) => cells.map(showCell))

/**
 * The sheet to propose: a visible one, with most heads that are known. What is said of the customer itself counts before its
 * contacts and follow-ups, which come from a sheet of their own afterwards.
 */
export function likeliestSheet(sheets: readonly Sheet[]): number {
  let best = { index: 0, score: -1 }
  for (const [index, { hidden, guess, rows }] of sheets.entries()) {
    const known = guess.filter((target) => target !== null)
    const tells = known.some(isFollowUpTarget) ? 0 : 200
    const ofCustomer = known.some((target) => target !== 'name' && !/^(contact|followUp)[.]/.test(target))
      ? 100
      : 0
    const score =
      (hidden ? 0 : 1000) +
      (known.includes('name') ? tells + ofCustomer : 0) +
      known.length +
      (rows > 0 ? 0.5 : 0)
    if (score > best.score) best = { index, score }
  }
  return best.index
}
