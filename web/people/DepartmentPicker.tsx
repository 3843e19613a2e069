import { Select } from 'antd'
import type { Department } from '../../contract/people.ts'
import { inTreeOrder } from './tree.ts'

type Props = {
  departments: readonly Department[]
  without?: Set<number> | undefined
  id?: string
  value?: number | null
  onChange?: (id: number) => void
}

/** By path, so that two departments of one name are told apart and typing finds either. */
export function DepartmentPicker({ departments, without, id, value, onChange }: Props) {
  const options = inTreeOrder(departments)
    .filter(({ department }) => !without?.has(department.id))
    .map(({ department, path }) => ({ value: department.id, label: path }))
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      value={value}
      onChange={(chosen) => chosen && onChange?.(chosen)}
    />
  )
}
