import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Within } from '../../contract/customer-filter.ts'
import { DayField } from '../ui/DayField.tsx'
import { BoundInput } from './BoundInput.tsx'
import styles from './CustomerFilter.module.css'
import type { Way } from './draft.ts'
import { EntriesPicker } from './EntriesPicker.tsx'
import { StretchPicker } from './StretchPicker.tsx'
import type { FieldInfo } from './useFilterFields.ts'

type Props = { info: FieldInfo; way: Way; value: unknown; onChange: (value: unknown) => void }

/** What a field is compared with; nothing where the comparison says it all. */
export function ValueEditor({ info, way, value, onChange }: Props) {
  const { t } = useTranslation()
  switch (way) {
    case 'any':
    case 'none':
      return (
        <EntriesPicker
          info={info}
          value={Array.isArray(value) ? (value as (string | number)[]) : []}
          onChange={onChange}
        />
      )
    case 'contains':
    case 'lacks':
      return (
        <Input
          className={styles.value}
          aria-label={t('filter.value')}
          maxLength={100}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(target.value)}
        />
      )
    case 'is':
      return (
        <Select<'yes' | 'no'>
          className={styles.value}
          aria-label={t('filter.value')}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined}
          options={(['yes', 'no'] as const).map((one) => ({
            value: one,
            label: t(`customers.history.${one}`),
          }))}
          onChange={(chosen) => onChange(chosen === 'yes')}
        />
      )
    case 'within':
      return <StretchPicker value={value as Within | undefined} onChange={onChange} />
    case 'min':
      return <Bounds info={info} value={(value ?? {}) as Ends} onChange={onChange} />
    default:
      return <span className={styles.value} />
  }
}

type Ends = { min?: string | number | null; max?: string | number | null }

function Bounds({
  info,
  value,
  onChange,
}: {
  info: FieldInfo
  value: Ends
  onChange: (value: Ends) => void
}) {
  const { t } = useTranslation()
  const isDay = info.kind === 'day' || info.kind === 'instant'
  return (
    <div className={`${styles.value} ${styles.bounds}`}>
      {(['min', 'max'] as const).map((end) => {
        const label = t(end === 'min' ? 'filter.from' : 'filter.to')
        const set = (given: string | number | null) => onChange({ ...value, [end]: given })
        return isDay ? (
          <DayField key={end} placeholder={label} value={asDay(value[end])} onChange={set} />
        ) : (
          <BoundInput key={end} info={info} label={label} value={asNumber(value[end])} onChange={set} />
        )
      })}
    </div>
  )
}

const asDay = (value: unknown) => (typeof value === 'string' ? value : null)
const asNumber = (value: unknown) => (typeof value === 'number' ? value : null)
