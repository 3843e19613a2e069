import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stages } from '../../contract/customers.ts'
import filterStyles from '../ui/FilterBar.module.css'
import { FilterBar } from '../ui/FilterBar.tsx'
import { FilterSelect } from '../ui/FilterSelect.tsx'
import { useTyped } from '../ui/useTyped.ts'
import { colleaguesOptions, departmentsOptions, industriesOptions } from './choices.ts'
import { departmentChoices } from './departmentChoices.ts'
import { isFiltered, type ListFilters } from './listSearch.ts'
import { RegionFilter } from './RegionFilter.tsx'

type Props = { filters: ListFilters; onChange: (changed: ListFilters) => void; onClear: () => void }

/** Days, for "created within". */
const periods = [7, 30, 90, 365]

export function CustomerFilters({ filters, onChange, onClear }: Props) {
  const { t } = useTranslation()
  const typed = useTyped(filters.q ?? '', (q) => onChange({ q: q || undefined }))
  const [isOpened, setOpened] = useState(false)
  const open = () => setOpened(true)
  // A chosen industry or person needs its name at once, the others only when a list is opened.
  const industries = useQuery({
    ...industriesOptions(),
    enabled: isOpened || filters.industryId !== undefined,
  })
  const colleagues = useQuery({ ...colleaguesOptions(), enabled: isOpened || filters.ownerId !== undefined })
  const departments = useQuery({
    ...departmentsOptions(),
    enabled: isOpened || filters.departmentId !== undefined,
  })
  const named = ({ id, name }: { id: number; name: string }) => ({ value: id, label: name })

  return (
    <FilterBar
      label={t('customers.filter.bar')}
      clear={{ label: t('customers.filter.clear'), isUseful: isFiltered(filters), onClear }}
    >
      <Input
        {...typed.field}
        id="customers-filter"
        className={filterStyles.text}
        aria-label={t('customers.filter.text')}
        placeholder={t('customers.filter.text')}
        title={t('customers.filter.text')}
        prefix={<SearchOutlined aria-hidden />}
        allowClear
      />
      <Segmented
        aria-label={t('customers.filter.whose')}
        value={filters.mine ? 'mine' : 'all'}
        options={[
          { value: 'all', label: t('customers.filter.all') },
          { value: 'mine', label: t('customers.filter.mine') },
        ]}
        onChange={(whose) => onChange({ mine: whose === 'mine' ? true : undefined })}
      />
      <FilterSelect
        label={t('customers.filter.stage')}
        value={filters.stage}
        options={stages.map((value) => ({ value, label: t(`choices.stage.${value}`) }))}
        onChange={(stage) => onChange({ stage })}
      />
      <FilterSelect
        label={t('customers.filter.industry')}
        value={filters.industryId}
        options={(industries.data?.rows ?? []).map(named)}
        onOpen={open}
        isLoading={industries.isFetching}
        onChange={(industryId) => onChange({ industryId })}
      />
      <RegionFilter
        label={t('customers.filter.region')}
        value={filters.region}
        onChange={(region) => onChange({ region })}
      />
      <FilterSelect
        label={t('customers.filter.owner')}
        value={filters.ownerId}
        options={(colleagues.data?.rows ?? []).map(named)}
        onOpen={open}
        isLoading={colleagues.isFetching}
        onChange={(ownerId) => onChange({ ownerId })}
      />
      <FilterSelect
        label={t('customers.filter.department')}
        value={filters.departmentId}
        options={departmentChoices(departments.data?.rows ?? [])}
        onOpen={open}
        isLoading={departments.isFetching}
        onChange={(departmentId) => onChange({ departmentId })}
      />
      <FilterSelect
        label={t('customers.filter.createdWithin')}
        value={filters.createdWithinDays}
        options={periods.map((days) => ({
          value: days,
          label: days === 365 ? t('customers.filter.year') : t('customers.filter.days', { days }),
        }))}
        onChange={(createdWithinDays) => onChange({ createdWithinDays })}
      />
    </FilterBar>
  )
}
