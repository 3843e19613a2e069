import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { colleaguesOptions } from '../customers/choices.ts'

type Props = { id?: string; value?: number[]; onChange?: (ids: number[]) => void; exceptId: number }

/** Several colleagues, never the one who leaves. */
export function PeoplePicker({ id, value, onChange, exceptId }: Props) {
  const colleagues = useQuery(colleaguesOptions())
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      showSearch={{ optionFilterProp: 'label' }}
      loading={colleagues.isPending}
      options={(colleagues.data?.rows ?? [])
        .filter((person) => person.id !== exceptId)
        .map((person) => ({ value: person.id, label: `${person.name} · ${person.department.name}` }))}
      onChange={(chosen: number[]) => onChange?.(chosen)}
    />
  )
}
