import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import { useShown } from '../ui/useShown.ts'
import { VirtualTable } from '../ui/VirtualTable.tsx'
import { customerColumns } from './customerColumns.tsx'
import type { ListFilters } from './listSearch.ts'
import { directionOf, nextSort, type SortColumn } from './listSort.ts'

export type CustomerRowsProps = {
  rows: readonly CustomerRow[]
  sort: ListFilters['sort']
  onSort: (sort: ListFilters['sort']) => void
  placeKey: string
  onNearEnd: () => void
  onOpen: (row: CustomerRow, newTab: boolean) => void
  onPoint: (row: CustomerRow) => void
  isStale: boolean
}

export function CustomerTable({ sort, onSort, ...list }: CustomerRowsProps) {
  const { t } = useTranslation()
  const shown = useShown()
  const columns = useMemo(() => {
    const sortOf = (column: SortColumn, title: string) => ({
      direction: directionOf(column, sort),
      onSort: () => onSort(nextSort(column, sort)),
      label: t('customers.sortBy', { column: title }),
    })
    return customerColumns({ t, shown, sortOf })
  }, [t, shown, sort, onSort])
  return <VirtualTable label={t('customers.title')} columns={columns} rowKey={({ id }) => id} {...list} />
}
