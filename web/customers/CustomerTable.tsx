import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isEditable } from '../../contract/customer-columns.ts'
import type { CustomerRow } from '../../contract/customers.ts'
import { useFieldsOf } from '../app/fields.ts'
import { type CellColumn, useCells } from '../customer-cells/useCells.ts'
import type { ColumnInfo } from '../customer-columns/useListColumns.ts'
import type { RowFocus } from '../ui/useRowFocus.ts'
import type { RowSpan } from '../ui/useRowWindow.ts'
import { useShortcut } from '../ui/useShortcut.ts'
import { VirtualTable } from '../ui/VirtualTable.tsx'
import styles from './CustomerTable.module.css'
import { cellText, customerColumns } from './customerColumns.tsx'
import type { ListFilters } from './listSearch.ts'
import { directionOf, nextSort, turnOf } from './listSort.ts'
import { RowChoice } from './RowChoice.tsx'
import { type ColumnWords, useColumnWords } from './useColumnWords.ts'
import type { ListRows } from './useListRows.ts'
import type { Selection } from './useSelection.ts'

export type CustomerRowsProps = {
  rows: ListRows
  /** What was chosen to stand in the list, in its order. */
  columns: readonly ColumnInfo[]
  placeKey: string
  onSpan: (span: RowSpan) => void
  onOpen: (row: CustomerRow, newTab: boolean) => void
  onPoint: (row: CustomerRow) => void
  isStale: boolean
  /** Null where nothing could be done with rows that are chosen. */
  selection: Selection | null
  onFollowUp: (row: CustomerRow) => void
}

type Props = CustomerRowsProps & {
  rowHeight: number
  frozen: number
  widths: Readonly<Record<string, number>>
  onResize: (column: string, width: number) => void
  sort: ListFilters['sort']
  onSort: (sort: ListFilters['sort']) => void
  onPeek: (row: CustomerRow) => void
  focus: RowFocus
}

export function CustomerTable({ sort, onSort, onFollowUp, selection, columns: chosen, ...list }: Props) {
  const { t } = useTranslation()
  const words = useColumnWords()
  const cells = useCells({ rows: list.rows, columns: useCellColumns(chosen, words) })
  const row = list.rows[list.focus.at]
  useShortcut('editCell', () => row && cells.begin(row), row?.can.edit === true)
  const columns = useMemo(() => {
    const sortOf = (column: string, title: string) => ({
      direction: directionOf(column, sort),
      turn: turnOf(column, sort),
      onSort: (isAdded: boolean) => onSort(nextSort(column, sort, isAdded)),
      label: words.t('customers.sortBy', { column: title }),
    })
    return customerColumns({ ...words, sortOf, onFollowUp, cells }, chosen)
  }, [words, sort, onSort, onFollowUp, cells, chosen])
  // Beside the first column's words, which stays in sight.
  const withChoice = useMemo(
    () =>
      columns.map((column, index) =>
        index > 0 || !selection
          ? column
          : {
              ...column,
              width: column.width + 24,
              cell: (row: CustomerRow) => (
                <span className={styles.chosen}>
                  <RowChoice row={row} selection={selection} />
                  {column.cell(row)}
                </span>
              ),
            },
      ),
    [columns, selection],
  )
  return (
    <VirtualTable
      label={t('customers.title')}
      columns={withChoice}
      rowKey={({ id }) => id}
      bandOf={sort?.startsWith('nameNorm') ? nameOf : undefined}
      {...list}
    />
  )
}

/** Which cells can be typed into, as far as the person's rights go; the row says the rest. */
function useCellColumns(chosen: readonly ColumnInfo[], words: ColumnWords): CellColumn[] {
  const levels = useFieldsOf('customer')
  return chosen.map((column) => {
    const { key, custom } = column
    const level = levels[custom ? `custom.${custom.key}` : key]
    return {
      key,
      // What isn't seen can't be brought back either: a masked field is edited on the record.
      isEditable: isEditable(key) && (level === undefined || level === 'edit'),
      textOf: (row) => cellText(words, column, row),
    }
  })
}

const nameOf = ({ listed }: CustomerRow) => listed.nameNorm
