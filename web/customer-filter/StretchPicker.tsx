import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Within } from '../../contract/customer-filter.ts'
import styles from './CustomerFilter.module.css'
import { type Counted, counted, type Stretch, stretches, stretchOf } from './stretches.ts'

type Props = { value: Within | undefined; onChange: (value: Within) => void }

const isCounted = (name: Stretch | undefined): name is Counted => name !== undefined && name in counted
const usual = 30

/** A stretch of time that moves along with today. */
export function StretchPicker({ value, onChange }: Props) {
  const { t } = useTranslation()
  const chosen = value && stretchOf(value)
  const named = Object.keys(stretches).map((name) => ({
    value: name as Stretch,
    label: t(`filter.stretches.${name as keyof typeof stretches}`),
  }))
  const withDays = Object.keys(counted).map((name) => ({
    value: name as Stretch,
    label: t(`filter.counted.${name as Counted}`),
  }))
  const choose = (name: Stretch) =>
    onChange(isCounted(name) ? counted[name](chosen?.days ?? usual) : stretches[name])
  return (
    <div className={`${styles.value} ${styles.bounds}`}>
      <Select<Stretch>
        aria-label={t('filter.value')}
        value={chosen?.name}
        placeholder={value ? t('filter.otherStretch') : undefined}
        options={[...withDays, ...named]}
        popupMatchSelectWidth={false}
        onChange={choose}
      />
      {chosen && isCounted(chosen.name) && (
        <InputNumber<number>
          aria-label={t('filter.days')}
          min={1}
          max={3650}
          precision={0}
          value={chosen.days ?? usual}
          onChange={(days) => days !== null && isCounted(chosen.name) && onChange(counted[chosen.name](days))}
        />
      )}
    </div>
  )
}
