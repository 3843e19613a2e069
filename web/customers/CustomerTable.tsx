import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import { languageOf } from '../app/i18n.ts'
import type { ColumnInfo } from '../customer-columns/useListColumns.ts'
import type { RowSpan } from '../ui/useRowWindow.ts'
import { useShown } from '../ui/useShown.ts'
import { VirtualTable } from '../ui/VirtualTable.tsx'
import styles from './CustomerTable.module.css'
import { customerColumns } from './customerColumns.tsx'
import { useFieldWords } from './fieldWords.ts'
import type { ListFilters } from './listSearch.ts'
import { directionOf, nextSort, turnOf } from './listSort.ts'
import { RowChoice } from './RowChoice.tsx'
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
}

/** Names behind codes and ids come with the rows; nothing else needs to be fetched. */
const nothing: ReadonlySet<string> = new Set()

export function CustomerTable({ sort, onSort, onFollowUp, selection, columns: chosen, ...list }: Props) {
  const { t, i18n } = useTranslation()
  const shown = useShown()
  const words = useFieldWords(nothing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are those of the language
  const columns = useMemo(() => {
    const sortOf = (column: string, title: string) => ({
      direction: directionOf(column, sort),
      turn: turnOf(column, sort),
      onSort: (isAdded: boolean) => onSort(nextSort(column, sort, isAdded)),
      label: t('customers.sortBy', { column: title }),
    })
    const language = languageOf(i18n.language)
    return customerColumns({ t, language, shown, words, sortOf, onFollowUp }, chosen)
  }, [t, i18n.language, shown, sort, onSort, onFollowUp, chosen])
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

const nameOf = ({ listed }: CustomerRow) => listed.nameNorm
