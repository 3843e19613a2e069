import { memo, type ReactNode, useMemo, useRef } from 'react'
import { ColumnHead } from './ColumnHead.tsx'
import { type RowFocus, type RowState, rowAttributes, rowStateOf, useRowFocus } from './useRowFocus.ts'
import { useRowPointer } from './useRowPointer.ts'
import { type RowSpan, useRowWindow } from './useRowWindow.ts'
import styles from './VirtualTable.module.css'

export type Column<Row> = {
  key: string
  title: string
  /** Pixels at least; room left over is shared out. */
  width: number
  align?: 'end'
  sort?: ColumnSort
  cell: (row: Row) => ReactNode
}
export type ColumnSort = {
  direction: 'ascending' | 'descending' | 'none'
  /** Which of several keys it is. */
  turn?: number | undefined
  onSort: (isAdded: boolean) => void
  label: string
}

type Props<Row> = {
  label: string
  /** By their places; those that aren't fetched yet are holes. */
  rows: readonly (Row | undefined)[]
  rowKey: (row: Row) => number
  columns: readonly Column<Row>[]
  /** Pixels of a row. */
  rowHeight: number
  /** So many columns stay in sight at the left. */
  frozen: number
  /** Widths that were chosen; while there are any, room left over stays free. */
  widths: Readonly<Record<string, number>>
  onResize: (key: string, width: number) => void
  /** Rows whose value differs begin another band: what belongs together is seen to. */
  bandOf?: ((row: Row) => unknown) | undefined
  /** Keeps the place of this list while other pages are open. */
  placeKey: string
  /** Called with the rows in sight. */
  onSpan: (span: RowSpan) => void
  onOpen: (row: Row, newTab: boolean) => void
  /** The pointer is pressed on a row: what it leads to can be fetched. */
  onPoint: (row: Row) => void
  /** The rows of an earlier question, still shown while the answer is awaited. */
  isStale: boolean
  /** A click beside the link shows the row's record beside the table. */
  onPeek?: (row: Row) => void
  /** The row that keys act on. */
  focus?: RowFocus
}

/** A table of any length: only rows in sight exist. Head and frozen columns stand still. */
export function VirtualTable<Row>(props: Props<Row>) {
  const { rows, rowKey, rowHeight, onOpen, onPoint, onPeek, focus, widths, onResize } = props
  const box = useRef<HTMLElement>(null)
  const { placeKey, onSpan } = props
  const shown = useRowWindow({
    box,
    count: rows.length,
    height: rowHeight,
    above: rowHeight,
    placeKey,
    onSpan,
  })
  useRowPointer(box, {
    onOpen: (index, newTab) => rows[index] && onOpen(rows[index], newTab),
    onPoint: (index) => rows[index] && onPoint(rows[index]),
    onPeek: onPeek && ((index) => rows[index] && onPeek(rows[index])),
  })
  useRowFocus(box, shown.scrollTo, focus)
  const columns = useLaidOut(props.columns, props.frozen, widths)
  const { bandOf } = props
  const bands = useMemo(() => bandOf && bandsOf(rows, bandOf), [rows, bandOf])
  const isFree = Object.keys(widths).length > 0
  return (
    <section
      className={styles.box}
      ref={box}
      aria-label={props.label}
      style={{ '--row': `${rowHeight}px` } as Record<string, string>}
    >
      <div style={{ paddingTop: shown.before, paddingBottom: shown.after }}>
        {/* A grid: screen readers leave the arrows to the page. */}
        <table
          role={focus && 'grid'}
          aria-rowcount={rows.length + 1}
          style={{ minWidth: columns.reduce((sum, { width }) => sum + width, 0) }}
        >
          <colgroup>
            {columns.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
            {isFree && <col />}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <ColumnHead key={column.key} column={column} onResize={onResize} />
              ))}
              {isFree && <td />}
            </tr>
          </thead>
          <tbody data-stale={props.isStale || undefined}>
            {rows.slice(shown.first, shown.last).map((row, index) => {
              const at = shown.first + index
              return row === undefined ? (
                <RowToCome key={`at ${at}`} index={at} columns={columns} isFree={isFree} />
              ) : (
                <BodyRow
                  key={rowKey(row)}
                  row={row}
                  index={at}
                  columns={columns}
                  isFree={isFree}
                  band={bands?.[at]}
                  focus={focus && rowStateOf(focus, at)}
                />
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A column at its width; one that is frozen, so far from the left. */
export type LaidOut<Row> = Column<Row> & { left: number | undefined }

function useLaidOut<Row>(
  columns: readonly Column<Row>[],
  frozen: number,
  widths: Props<Row>['widths'],
): readonly LaidOut<Row>[] {
  return useMemo(() => {
    let left = 0
    return columns.map((column, index) => {
      const width = widths[column.key] ?? column.width
      const from = left
      left += width
      return { ...column, width, left: index < frozen ? from : undefined }
    })
  }, [columns, frozen, widths])
}

/** Even and odd in turn, as far as the list is known. */
function bandsOf<Row>(rows: Props<Row>['rows'], bandOf: (row: Row) => unknown): (number | undefined)[] {
  let band = 0
  let before: unknown
  return rows.map((row) => {
    const value = row && bandOf(row)
    if (value !== before) band = 1 - band
    before = value
    return row && band
  })
}

type BodyRowProps<Row> = {
  row: Row
  index: number
  columns: readonly LaidOut<Row>[]
  isFree: boolean
  band: number | undefined
  focus: RowState | undefined
}

/** Remembered: scrolling draws only the rows that come into sight. */
const BodyRow = memo(function BodyRow<Row>({ row, index, columns, isFree, band, focus }: BodyRowProps<Row>) {
  return (
    <tr data-index={index} aria-rowindex={index + 2} data-band={band} {...rowAttributes(focus)}>
      {columns.map(({ key, align, left, cell }) => (
        <td key={key} data-align={align} data-frozen={left !== undefined || undefined} style={{ left }}>
          {cell(row)}
        </td>
      ))}
      {isFree && <td />}
    </tr>
  )
}) as <Row>(props: BodyRowProps<Row>) => ReactNode

type RowToComeProps = { index: number; columns: readonly LaidOut<never>[]; isFree: boolean }

function RowToCome({ index, columns, isFree }: RowToComeProps) {
  return (
    <tr aria-rowindex={index + 2} data-to-come>
      {columns.map(({ key, left }) => (
        <td key={key} data-frozen={left !== undefined || undefined} style={{ left }}>
          <span />
        </td>
      ))}
      {isFree && <td />}
    </tr>
  )
}
