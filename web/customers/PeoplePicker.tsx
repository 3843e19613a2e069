import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { colleaguesOptions } from './choices.ts'

type Props = {
  id?: string
  value?: number[]
  onChange?: (ids: number[]) => void
  /** Who can't be chosen. */
  exceptId?: number
  /** How many can be. */
  most?: number
}

/** Several colleagues. */
export function PeoplePicker({ id, value, onChange, exceptId, most }: Props) {
  const colleagues = useQuery(colleaguesOptions())
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      maxCount={most}
      showSearch={{ optionFilterProp: 'label' }}
      loading={colleagues.isPending}
      options={(colleagues.data?.rows ?? [])
        .filter((person) => person.id !== exceptId)
        .map((person) => ({ value: person.id, label: `${person.name} · ${person.department.name}` }))}
      onChange={(chosen: number[]) => onChange?.(chosen)}
    />
  )
}
