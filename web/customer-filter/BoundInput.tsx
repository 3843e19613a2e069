import { InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FieldInfo } from './useFilterFields.ts'

type Props = {
  info: FieldInfo
  label: string
  /** In what the field is kept in: fen, people, its own unit. */
  value: number | null
  onChange: (value: number | null) => void
}

/** One end of a range, typed in the unit that people say it in: amounts of customers in 万元, own amounts in 元. */
export function BoundInput({ info, label, value, onChange }: Props) {
  const { t } = useTranslation()
  const { per, unit, decimals } = measureOf(info)
  const word = unit === null || unit === 'own' ? (info.custom?.unit ?? undefined) : t(`filter.${unit}`)
  return (
    <InputNumber<number>
      aria-label={label}
      placeholder={label}
      value={value === null ? null : value / per}
      min={info.custom ? undefined : 0}
      precision={decimals}
      suffix={word}
      controls={false}
      onChange={(typed) => onChange(typed === null ? null : rounded(typed * per, per))}
    />
  )
}

/** Fen are whole; 0.07 of a hundred isn't, in binary. */
const rounded = (value: number, per: number) => (per === 1 ? value : Math.round(value))

function measureOf({ field, custom }: FieldInfo): {
  per: number
  unit: 'wan' | 'yuan' | 'people' | 'own' | null
  /** Left out where as many are shown as there are. */
  decimals?: number
} {
  if (custom?.kind === 'money') return { per: 100, unit: 'yuan' }
  if (custom) return { per: 1, unit: 'own', decimals: custom.decimals }
  if (field === 'headcount') return { per: 1, unit: 'people', decimals: 0 }
  return field === 'contactCount' ? { per: 1, unit: null, decimals: 0 } : { per: 1_000_000, unit: 'wan' }
}
