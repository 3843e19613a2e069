import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stages } from '../../contract/customer-fields.ts'
import { workSections } from '../../contract/workbench.ts'
import { useFieldsOf } from '../app/fields.ts'
import { TagFilter } from '../tags/TagFilter.tsx'
import { FilterSelect } from '../ui/FilterSelect.tsx'
import { isShown } from '../ui/GuardedItem.tsx'
import { colleaguesOptions, departmentsOptions, industriesOptions } from './choices.ts'
import { departmentChoices } from './departmentChoices.ts'
import type { ListFilters } from './listSearch.ts'
import { RegionFilter } from './RegionFilter.tsx'

const nextWords = {
  overdue: 'nextOverdue',
  today: 'nextToday',
  week: 'nextWeek',
  none: 'nextNone',
} as const

/** Days, for "created within". */
const periods = [7, 30, 90, 365]

/** What is chosen from lists: side by side above the list, below each other in the sheet of a phone. */
export function QuickFilters({
  filters,
  onChange,
}: {
  filters: ListFilters
  onChange: (changed: ListFilters) => void
}) {
  const { t } = useTranslation()
  const [isOpened, setOpened] = useState(false)
  const open = () => setOpened(true)
  const levels = useFieldsOf('customer')
  // A chosen industry or person needs its name at once, the others only when a list is opened.
  const industries = useQuery({
    ...industriesOptions(),
    enabled: isOpened || filters.industryId !== undefined,
  })
  const colleagues = useQuery({
    ...colleaguesOptions(),
    enabled: isOpened || filters.ownerId !== undefined || filters.sharedWithId !== undefined,
  })
  const departments = useQuery({
    ...departmentsOptions(),
    enabled: isOpened || filters.departmentId !== undefined,
  })
  const named = ({ id, name }: { id: number; name: string }) => ({ value: id, label: name })

  return (
    <>
      {filters.importId !== undefined && (
        <Button
          icon={<CloseOutlined aria-hidden />}
          iconPlacement="end"
          onClick={() => onChange({ importId: undefined })}
        >
          {t('customers.filter.importId')}
        </Button>
      )}
      {filters.reviewStatus !== undefined && (
        <Button
          icon={<CloseOutlined aria-hidden />}
          iconPlacement="end"
          onClick={() => onChange({ reviewStatus: undefined })}
        >
          {t(`reviews.status.${filters.reviewStatus}`)}
        </Button>
      )}
      <FilterSelect
        label={t('customers.filter.nextStep')}
        value={filters.nextStep}
        options={workSections.map((value) => ({ value, label: t(`customers.filter.${nextWords[value]}`) }))}
        onChange={(nextStep) => onChange({ nextStep })}
      />
      <FilterSelect
        label={t('customers.filter.stage')}
        value={filters.stage}
        options={stages.map((value) => ({ value, label: t(`choices.stage.${value}`) }))}
        onChange={(stage) => onChange({ stage })}
      />
      <TagFilter value={filters.tags} onChange={(tags) => onChange({ tags })} />
      {filters.groupId !== undefined && (
        <Button
          icon={<CloseOutlined aria-hidden />}
          iconPlacement="end"
          onClick={() => onChange({ groupId: undefined })}
        >
          {t('groups.filter')}
        </Button>
      )}
      {filters.sharedWithId !== undefined && (
        <Button
          icon={<CloseOutlined aria-hidden />}
          iconPlacement="end"
          onClick={() => onChange({ sharedWithId: undefined })}
        >
          {t('customers.filter.sharedWith', {
            name: colleagues.data?.rows.find(({ id }) => id === filters.sharedWithId)?.name ?? '',
          })}
        </Button>
      )}
      {isShown(levels.industryId) && (
        <FilterSelect
          label={t('customers.filter.industry')}
          value={filters.industryId}
          options={(industries.data?.rows ?? []).map(named)}
          onOpen={open}
          isLoading={industries.isFetching}
          onChange={(industryId) => onChange({ industryId })}
        />
      )}
      {isShown(levels.regionCode) && (
        <RegionFilter
          label={t('customers.filter.region')}
          value={filters.region}
          onChange={(region) => onChange({ region })}
        />
      )}
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
    </>
  )
}
