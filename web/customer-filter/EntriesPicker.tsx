import { Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { regionPrefix } from '../customers/regions.ts'
import styles from './CustomerFilter.module.css'
import { useEntries } from './useEntries.ts'
import type { FieldInfo } from './useFilterFields.ts'

const RegionCascader = lazy(async () => ({
  default: (await import('../customers/RegionCascader.tsx')).RegionCascader,
}))

type Props = {
  info: FieldInfo
  value: readonly (string | number)[]
  onChange: (value: (string | number)[]) => void
}

/** Several of a list; of regions one, which holds all below it. */
export function EntriesPicker({ info, value, onChange }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { options, isLoading, searches } = useEntries(info, typed)
  if (info.kind === 'region') {
    return (
      <div className={styles.value}>
        <Suspense fallback={null}>
          <RegionCascader
            label={t('filter.value')}
            value={value[0] === undefined ? null : String(value[0])}
            onChange={(code) => onChange(code ? [regionPrefix(code)] : [])}
          />
        </Suspense>
      </div>
    )
  }
  return (
    <Select<(string | number)[]>
      className={styles.value}
      mode="multiple"
      aria-label={t('filter.value')}
      value={[...value]}
      options={options}
      loading={isLoading}
      showSearch={searches ? { filterOption: false, onSearch: setTyped } : { optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={onChange}
    />
  )
}
