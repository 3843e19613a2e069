import { FilterOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BuilderButton } from '../customer-filter/BuilderButton.tsx'
import filterStyles from '../ui/FilterBar.module.css'
import { FilterBar } from '../ui/FilterBar.tsx'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { useTyped } from '../ui/useTyped.ts'
import { chosenCount, type ListFilters } from './listSearch.ts'
import { QuickFilters } from './QuickFilters.tsx'

const FindingChip = lazy(async () => ({ default: (await import('../check-up/FindingChip.tsx')).FindingChip }))
const FilterBuilder = lazy(async () => ({
  default: (await import('../customer-filter/FilterBuilder.tsx')).FilterBuilder,
}))
const FilterChips = lazy(async () => ({
  default: (await import('../customer-filter/FilterChips.tsx')).FilterChips,
}))
const FilterSheet = lazy(async () => ({ default: (await import('./FilterSheet.tsx')).FilterSheet }))

export type FilterProps = {
  filters: ListFilters
  onChange: (changed: ListFilters) => void
  onClear: () => void
}

/** What belongs to the list besides and stands in the sheet on a phone. */
type InSheet = { inSheet: ReactNode }

type Props = FilterProps & InSheet & { onSaveView: (() => void) | undefined }

export function CustomerFilters({ onSaveView, ...props }: Props) {
  const { filters, onChange } = props
  const [isBuilding, setBuilding] = useState(false)
  const build = () => setBuilding(true)
  return (
    <>
      <Bar {...props} onBuild={build} />
      {filters.finding && (
        <Suspense>
          <FindingChip
            finding={filters.finding}
            importId={filters.importId}
            onRemove={() => onChange({ finding: undefined })}
          />
        </Suspense>
      )}
      {filters.filter !== undefined && (
        <Suspense>
          <FilterChips
            filter={filters.filter}
            onChange={(filter) => onChange({ filter })}
            onOpen={build}
            onSave={onSaveView}
          />
        </Suspense>
      )}
      {isBuilding && (
        <Suspense>
          <FilterBuilder
            filter={filters.filter}
            onChange={(filter) => onChange({ filter })}
            onClose={() => setBuilding(false)}
          />
        </Suspense>
      )}
    </>
  )
}

type BarProps = FilterProps & InSheet & { onBuild: () => void }

function Bar({ filters, onChange, onClear, onBuild, inSheet }: BarProps) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const typed = useTyped(filters.q ?? '', (q) => onChange({ q: q || undefined }))
  return (
    <FilterBar label={t('customers.filter.bar')}>
      <Input
        {...typed.field}
        id="customers-filter"
        className={filterStyles.text}
        aria-label={t('customers.filter.text')}
        placeholder={t(isPhone ? 'customers.filter.textShort' : 'customers.filter.text')}
        title={t('customers.filter.text')}
        prefix={<SearchOutlined aria-hidden />}
        maxLength={100}
        allowClear
      />
      {isPhone ? (
        <SheetButton
          filters={filters}
          onChange={onChange}
          onClear={onClear}
          onBuild={onBuild}
          inSheet={inSheet}
        />
      ) : (
        <>
          <QuickFilters filters={filters} onChange={onChange} />
          <BuilderButton filter={filters.filter} onOpen={onBuild} />
        </>
      )}
    </FilterBar>
  )
}

/** On a phone there is no room beside each other; how many are in use stands on the button. */
function SheetButton(props: BarProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const count = chosenCount(props.filters)
  return (
    <>
      <Button
        icon={<FilterOutlined aria-hidden />}
        aria-label={count > 0 ? t('customers.filter.inUse', { count }) : t('customers.filter.open')}
        aria-haspopup="dialog"
        type={count > 0 ? 'primary' : 'default'}
        ghost={count > 0}
        onClick={() => setOpen(true)}
      >
        {count > 0 ? count : null}
      </Button>
      {isOpen && (
        <Suspense>
          <FilterSheet {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
