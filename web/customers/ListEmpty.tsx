import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import { isFiltered, type ListFilters } from './listSearch.ts'

type Props = {
  filters: ListFilters
  can?: { create: boolean; import: boolean }
  onNew: () => void
  onClear: () => void
}

export function ListEmpty({ filters, can, onNew, onClear }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
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
    <EmptyState
      title={filters.mine ? t('customers.empty.mineTitle') : t('customers.empty.title')}
      hint={can?.create || can?.import ? t('customers.empty.hint') : undefined}
      actions={
        <>
          {can?.create && (
            <Button type="primary" onClick={onNew}>
              {t('customers.new')}
            </Button>
          )}
          {can?.import && (
            <Button onClick={() => void navigate({ to: '/imports' })}>{t('customers.import')}</Button>
          )}
          {filters.mine && <Link to="/customers">{t('customers.empty.seeAll')}</Link>}
        </>
      }
    />
  )
}
