import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type FilterField, isCustomField } from '../../contract/customer-filter.ts'
import { useFieldsOf } from '../app/fields.ts'
import { useListFields } from '../custom-fields/listFields.ts'
import { fieldLabel } from '../customers/fieldLabel.ts'
import type { ListFilters } from '../customers/listSearch.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useShown } from '../ui/useShown.ts'
import { type RefusedFilter, withoutUnseen } from './notShown.ts'

type Props = {
  refused: readonly RefusedFilter[]
  filters: ListFilters
  onChange: (changed: ListFilters) => void
}

/** Instead of the rows: by what the reader doesn't see there is no looking. What isn't available, and the way on. */
export function NotShown({ refused, filters, onChange }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const custom = useListFields()
  const levels = { customer: useFieldsOf('customer'), contact: useFieldsOf('contact') }
  const { unseen, left } = withoutUnseen(filters.filter ?? '', levels)
  // A hidden custom field has no name here: the reader doesn't know of it.
  const nameOf = (field: FilterField) =>
    isCustomField(field)
      ? (custom.find(({ listKey }) => listKey === field)?.label ?? t('listViews.notShown.custom'))
      : fieldLabel(t, field)
  const names = [
    ...(refused.includes('industryId') ? [t('customers.filter.industry')] : []),
    ...(refused.includes('region') ? [t('customers.filter.region')] : []),
    ...(refused.includes('finding') && filters.finding ? [t(`checkUp.name.${filters.finding}`)] : []),
    ...(refused.includes('filter') ? unseen.map(nameOf) : []),
  ]
  const drop = () =>
    onChange({
      ...(refused.includes('industryId') && { industryId: undefined }),
      ...(refused.includes('region') && { region: undefined }),
      ...(refused.includes('finding') && { finding: undefined }),
      ...(refused.includes('filter') && { filter: left }),
    })
  return (
    <EmptyState
      title={t('listViews.notShown.title', { fields: shown.list(names) })}
      hint={t('listViews.notShown.hint')}
      actions={<Button onClick={drop}>{t('listViews.notShown.drop')}</Button>}
    />
  )
}
