import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { colleaguesOptions, industriesOptions } from './choices.ts'
import { countries } from './countries.ts'

/** What a form item hands to its field. */
type Field<Value> = { id?: string; value?: Value | null; onChange?: (value: Value | null) => void }

/** Only industries in use, and the one that is chosen already. */
export function IndustryPicker({ id, value, onChange }: Field<number>) {
  const industries = useQuery(industriesOptions())
  const rows = industries.data?.rows ?? []
  return (
    <Select
      id={id}
      value={value}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={industries.isPending}
      options={rows
        .filter((industry) => industry.active || industry.id === value)
        .map(({ id: key, name }) => ({ value: key, label: name }))}
      onChange={(chosen: number | undefined) => onChange?.(chosen ?? null)}
    />
  )
}

/** `current` is shown even if that person has left. */
export function PersonPicker({
  id,
  value,
  onChange,
  hint,
  current,
  exceptId,
  label,
}: Field<number> & {
  hint?: string
  current?: { id: number; name: string } | null
  /** Who can't be chosen. */
  exceptId?: number
  /** What it is for, where the words beside it don't say enough. */
  label?: string
}) {
  const colleagues = useQuery(colleaguesOptions())
  const rows = colleagues.data?.rows ?? []
  const known = rows
    .filter((person) => person.id !== exceptId)
    .map((person) => ({
      value: person.id,
      label: `${person.name} · ${person.department.name}`,
    }))
  const left = current && !rows.some((person) => person.id === current.id) ? [current] : []
  return (
    <Select
      id={id}
      value={value}
      allowClear
      aria-label={label}
      placeholder={hint}
      showSearch={{ optionFilterProp: 'label' }}
      loading={colleagues.isPending}
      options={[...known, ...left.map((person) => ({ value: person.id, label: person.name }))]}
      onChange={(chosen: number | undefined) => onChange?.(chosen ?? null)}
    />
  )
}

export function CountryPicker({ id, value, onChange }: Field<string>) {
  const { t } = useTranslation()
  const language = t('customers.language')
  const options = useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    return countries.map((code) => ({ value: code, label: names.of(code) ?? code }))
  }, [language])
  return (
    <Select
      id={id}
      value={value}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={(chosen: string) => onChange?.(chosen)}
    />
  )
}

/** A choice of the contract, in words. */
export function ChoicePicker<Choice extends string>({
  id,
  value,
  onChange,
  options,
  mayBeEmpty = true,
}: Field<Choice> & { options: { value: Choice; label: string }[]; mayBeEmpty?: boolean }) {
  return (
    <Select<Choice>
      id={id}
      value={value}
      allowClear={mayBeEmpty}
      options={options}
      onChange={(chosen: Choice | undefined) => onChange?.(chosen ?? null)}
    />
  )
}
