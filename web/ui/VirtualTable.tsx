import { type CSSProperties, memo, type ReactNode, useRef } from 'react'
import { ColumnHead } from './ColumnHead.tsx'
import { useRowPointer } from './useRowPointer.ts'
import { useRowWindow } from './useRowWindow.ts'
import styles from './VirtualTable.module.css'

export type Column<Row> = {
  key: string
  title: string
  /** Pixels at least; room left over is shared out. The first column stays in sight. */
  width: number
  align?: 'end'
  sort?: ColumnSort
  cell: (row: Row) => ReactNode
}
export type ColumnSort = { direction: 'ascending' | 'descending' | 'none'; onSort: () => void; label: string }

type Props<Row> = {
  label: string
  rows: readonly Row[]
  rowKey: (row: Row) => number
  columns: readonly Column<Row>[]
  /** Keeps the place of this list while other pages are open. */
  placeKey: string
  /** Pixels of a row; the head keeps its own. */
  rowHeight: number
  /** Called when the last rows known come near. */
  onNearEnd: () => void
  onOpen: (row: Row, newTab: boolean) => void
  /** The pointer is pressed on a row: what it leads to can be fetched. */
  onPoint: (row: Row) => void
  /** The rows of an earlier question, still shown while the answer is awaited. */
  isStale: boolean
}

const headHeight = 36

/** A table of any length: only rows in sight exist. Head and first column stand still. */
export function VirtualTable<Row>(props: Props<Row>) {
  const { columns, rows, rowKey, onOpen, onPoint } = props
  const box = useRef<HTMLElement>(null)
  const { placeKey, rowHeight, onNearEnd } = props
  const shown = useRowWindow({
    box,
    count: rows.length,
    height: rowHeight,
    above: headHeight,
    placeKey,
    onNearEnd,
  })
  useRowPointer(box, {
    onOpen: (index, newTab) => rows[index] && onOpen(rows[index], newTab),
    onPoint: (index) => rows[index] && onPoint(rows[index]),
  })
  return (
    <section className={styles.box} ref={box} aria-label={props.label}>
      <div style={{ paddingTop: shown.before, paddingBottom: shown.after }}>
        <table
          aria-rowcount={rows.length + 1}
          style={
            {
              '--row-height': `${rowHeight}px`,
              minWidth: columns.reduce((sum, { width }) => sum + width, 0),
            } as CSSProperties
          }
        >
          <colgroup>
            {columns.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <ColumnHead key={column.key} title={column.title} align={column.align} sort={column.sort} />
              ))}
            </tr>
          </thead>
          <tbody data-stale={props.isStale || undefined}>
            {rows.slice(shown.first, shown.last).map((row, index) => (
              <BodyRow key={rowKey(row)} row={row} index={shown.first + index} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type BodyRowProps<Row> = { row: Row; index: number; columns: readonly Column<Row>[] }

/** Remembered: scrolling draws only the rows that come into sight. */
const BodyRow = memo(function BodyRow<Row>({ row, index, columns }: BodyRowProps<Row>) {
  return (
    <tr data-index={index} aria-rowindex={index + 2}>
      {columns.map(({ key, align, cell }) => (
        <td key={key} data-align={align}>
          {cell(row)}
        </td>
      ))}
    </tr>
  )
}) as <Row>(props: BodyRowProps<Row>) => ReactNode
