import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import { isFiltered, type ListFilters } from './listSearch.ts'
import { NoCustomers } from './NoCustomers.tsx'

type Props = {
  filters: ListFilters
  can?: { create: boolean; import: boolean }
  onNew: () => void
  onClear: () => void
}

export function ListEmpty({ filters, can, onNew, onClear }: Props) {
  const { t } = useTranslation()
  if (isFiltered(filters)) {
    return (
      <EmptyState
        title={t('customers.empty.noneTitle')}
        hint={t('customers.empty.noneHint')}
        actions={<Button onClick={onClear}>{t('customers.filter.clear')}</Button>}
      />
    )
  }
  return (
    <NoCustomers
      title={filters.mine ? t('customers.empty.mineTitle') : t('customers.empty.title')}
      can={can}
      onNew={onNew}
    >
      {filters.mine && (
        <Link to="/customers" search={{ view: 'all' }}>
          {t('customers.empty.seeAll')}
        </Link>
      )}
    </NoCustomers>
  )
}
