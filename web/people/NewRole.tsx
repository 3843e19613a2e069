import { useNavigate } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { createRole, type Role } from '../../contract/roles.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useRefreshPeople } from './api.ts'

type Values = { name: string; description: string }

/** A role from nothing, or with the rights of another; what it may do is chosen on its page. */
export function NewRole({ copyOf, onClose }: { copyOf: Role | null; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const refresh = useRefreshPeople()
  const save = async ({ name, description }: Values) => {
    const { id } = await call(createRole, {
      body: { name, description, ...(copyOf && { copyOfId: copyOf.id }) },
    })
    await refresh()
    onClose()
    await navigate({ to: '/roles/$id', params: { id: String(id) } })
  }
  return (
    <FormDrawer<Values>
      title={copyOf ? t('people.copyRoleOf', { name: copyOf.name }) : t('people.newRole')}
      draftKey={`role.${copyOf?.id ?? 'new'}`}
      initial={{ name: '', description: copyOf?.description ?? '' }}
      onSubmit={save}
      onClose={onClose}
      width={420}
    >
      <Form.Item
        name="name"
        label={t('people.roleName')}
        rules={[
          { required: true, whitespace: true, message: t('form.required', { field: t('people.roleName') }) },
        ]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="description" label={t('people.roleDescription')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  )
}
