import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { createDepartment, type Department, updateDepartment } from '../../contract/people.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useRefreshPeople } from './api.ts'
import { DepartmentPicker } from './DepartmentPicker.tsx'
import { withBelow } from './tree.ts'

type Values = { name: string; parentId: number | null }

type Props = {
  /** Null for a new one. */
  department: Department | null
  parentId: number | null
  departments: readonly Department[]
  onClose: () => void
}

export function DepartmentForm({ department, parentId, departments, onClose }: Props) {
  const { t } = useTranslation()
  const refresh = useRefreshPeople()
  const save = async ({ name, parentId }: Values) => {
    if (!department) await call(createDepartment, { body: { name, parentId: parentId ?? 0 } })
    else {
      const moved = parentId !== null && parentId !== department.parentId ? { parentId } : {}
      await call(updateDepartment, { params: { id: department.id }, body: { name, ...moved } })
    }
    await refresh()
    onClose()
  }
  const isTop = department !== null && department.parentId === null
  return (
    <FormDrawer<Values>
      title={t(department ? 'people.editDepartment' : 'people.addDepartment')}
      draftKey={department ? `department.${department.id}` : 'department'}
      initial={{ name: department?.name ?? '', parentId }}
      width={420}
      onClose={onClose}
      onSubmit={save}
    >
      <Form.Item
        name="name"
        label={t('people.departmentName')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('form.required', { field: t('people.departmentName') }),
          },
        ]}
      >
        <Input maxLength={50} />
      </Form.Item>
      {!isTop && (
        <Form.Item
          name="parentId"
          label={t('people.parent')}
          rules={[{ required: true, message: t('form.choose', { field: t('people.parent') }) }]}
        >
          <DepartmentPicker
            departments={departments}
            without={department ? withBelow(departments, department.id) : undefined}
          />
        </Form.Item>
      )}
    </FormDrawer>
  )
}
