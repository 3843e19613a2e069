import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { between, type Column, choicesIn } from './texts.ts'

type Props = {
  label: string
  column: Column
  /** '' leaves the cell out, null: what the file says. */
  given: string | null
  /** The likeliest first. */
  offered: readonly string[]
  isRefused: boolean
  onChange: (replacement: string | null) => void
}

/** One of a list where the column takes one of a list, else a text. */
export function CorrectedField({ label, column, given, offered, isRefused, onChange }: Props) {
  const { t } = useTranslation()
  const { choices, several } = column
  const placeholder = t(given === '' ? 'imports.correct.empty' : 'imports.correct.choose')
  const status = isRefused ? ('error' as const) : undefined
  if (choices === null) {
    return (
      <Input
        aria-label={label}
        placeholder={placeholder}
        value={given ?? ''}
        {...(status && { status })}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
      />
    )
  }
  const options = choices.map(({ text, label: name }) => ({ value: text, label: name }))
  const isOffered = ({ value }: { value: string }) => offered.includes(value)
  const grouped = options.some(isOffered)
    ? [
        { label: t('imports.correct.proposed'), options: options.filter(isOffered) },
        { label: t('imports.correct.every'), options: options.filter((option) => !isOffered(option)) },
      ]
    : options
  const shared = {
    'aria-label': label,
    placeholder,
    options: grouped,
    showSearch: { optionFilterProp: 'label' },
    popupMatchSelectWidth: false,
    style: { width: '100%' },
    ...(status && { status }),
  }
  if (several) {
    return (
      <Select<string[]>
        {...shared}
        mode="multiple"
        value={choicesIn(given ?? '', column)}
        onChange={(chosen) => onChange(chosen.length === 0 ? null : chosen.join(between))}
      />
    )
  }
  return (
    <Select<string | null>
      {...shared}
      value={given === '' ? null : given}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  )
}
