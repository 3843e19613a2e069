import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import { useFieldsOf } from '../app/fields.ts'
import { languageOf } from '../app/i18n.ts'
import { customFieldColumns } from '../custom-fields/customFieldColumns.tsx'
import type { ListField } from '../custom-fields/listFields.ts'
import { isShown } from '../ui/GuardedItem.tsx'
import { useShown } from '../ui/useShown.ts'
import { VirtualTable } from '../ui/VirtualTable.tsx'
import styles from './CustomerTable.module.css'
import { customerColumns } from './customerColumns.tsx'
import type { ListFilters } from './listSearch.ts'
import { directionOf, nextSort, type SortColumn } from './listSort.ts'
import { RowChoice } from './RowChoice.tsx'
import type { Selection } from './useSelection.ts'

export type CustomerRowsProps = {
  rows: readonly CustomerRow[]
  /** Custom fields that were chosen to stand in the list, in their order. */
  custom: readonly ListField[]
  sort: ListFilters['sort']
  onSort: (sort: ListFilters['sort']) => void
  placeKey: string
  /** Pixels of a row. */
  rowHeight: number
  onNearEnd: () => void
  onOpen: (row: CustomerRow, newTab: boolean) => void
  onPoint: (row: CustomerRow) => void
  isStale: boolean
  /** Null where nothing could be done with rows that are chosen. */
  selection: Selection | null
  onFollowUp: (row: CustomerRow) => void
}

export function CustomerTable({ sort, onSort, onFollowUp, selection, custom, ...list }: CustomerRowsProps) {
  const { t, i18n } = useTranslation()
  const shown = useShown()
  const customer = useFieldsOf('customer')
  const contact = useFieldsOf('contact')
  const columns = useMemo(() => {
    const sortOf = (column: SortColumn, title: string) => ({
      direction: directionOf(column, sort),
      onSort: () => onSort(nextSort(column, sort)),
      label: t('customers.sortBy', { column: title }),
    })
    // A column of which nothing would be seen is left out.
    const unseen = {
      phone: contact.phones === 'hidden',
      industry: !isShown(customer.industryId),
      region: !isShown(customer.regionCode),
    }
    const builtIn = customerColumns({ t, shown, sortOf, onFollowUp }).filter(
      ({ key }) => !unseen[key as keyof typeof unseen],
    )
    // Behind the stage: who chose a column wants it in sight.
    const at = builtIn.findIndex(({ key }) => key === 'stage') + 1
    return builtIn.toSpliced(at, 0, ...customFieldColumns(t, languageOf(i18n.language), custom))
  }, [t, i18n.language, shown, sort, onSort, onFollowUp, contact, customer, custom])
  // Beside the name, in the column that stays in sight.
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
    // Begun anew at another height: which rows are in sight was reckoned by the old one.
    <VirtualTable
      key={list.rowHeight}
      label={t('customers.title')}
      columns={withChoice}
      rowKey={({ id }) => id}
      {...list}
    />
  )
}
