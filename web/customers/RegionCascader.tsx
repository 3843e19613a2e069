import { useQuery } from '@tanstack/react-query'
import { Cascader } from 'antd'
import { useMemo } from 'react'
import { regionsOptions } from './choices.ts'
import { regionChoices, regionPath } from './regions.ts'

type Props = {
  id?: string
  /** A code of 6 digits, or shortened to its province or city. */
  value?: string | null
  onChange?: (code: string | null) => void
  label: string
  startsOpen?: boolean
  className?: string
}

/** Province, city, district; each level can be the answer. Loaded with its 3,000 places when first needed. */
export function RegionCascader({ id, value, onChange, label, startsOpen, className }: Props) {
  const regions = useQuery(regionsOptions())
  const choices = useMemo(() => regionChoices(regions.data?.rows ?? []), [regions.data])
  return (
    <Cascader
      id={id}
      className={className}
      aria-label={label}
      placeholder={label}
      prefix={className && value ? label : undefined}
      options={choices}
      loading={regions.isPending}
      value={value && regions.data ? regionPath(regions.data.rows, value) : []}
      changeOnSelect
      showSearch
      defaultOpen={startsOpen}
      autoFocus={startsOpen}
      displayRender={(names) => [...new Set(names)].join(' ')}
      onChange={(path) => onChange?.(path?.at(-1) ?? null)}
    />
  )
}
