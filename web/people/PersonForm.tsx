import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { inviteUser, type User, updateUser } from '../../contract/people.ts'
import { call } from '../app/call.ts'
import { CollisionChoices } from '../ui/CollisionChoices.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useEdit } from '../ui/useEdit.ts'
import { departmentsOptions, rolesOptions, useRefreshPeople, usersOptions } from './api.ts'
import { DepartmentPicker } from './DepartmentPicker.tsx'
import type { SignInLink } from './LinkDialog.tsx'
import { beginning, type PersonValues, personChanges, told } from './personValues.ts'

type Props = {
  /** Null to invite somebody. */
  user: User | null
  departmentId: number | undefined
  onClose: () => void
  onInvited: (link: SignInLink) => void
}

export function PersonForm({ user, departmentId, onClose, onInvited }: Props) {
  const { t } = useTranslation()
  const refresh = useRefreshPeople()
  const departments = useQuery(departmentsOptions)
  const roles = useQuery(rolesOptions)
  const [form] = Form.useForm<PersonValues>()
  const queries = useQueryClient()
  const {
    initial,
    collisions,
    save: saveEdit,
  } = useEdit<PersonValues>({
    form,
    begin: { version: user?.version ?? 0, values: beginning(user, departmentId) },
    readNow: async (_, base) => {
      const { rows } = await queries.fetchQuery({ ...usersOptions, staleTime: 0 })
      const now = rows.find((row) => row.id === user?.id)
      return now ? { version: now.version, values: beginning(now, departmentId) } : base
    },
  })
  const chosenDepartment = Form.useWatch('departmentId', form)
  const isMoving = user && chosenDepartment !== undefined && chosenDepartment !== user.department.id

  const save = async (values: PersonValues) => {
    if (user) {
      await saveEdit(values, (base, mine) => {
        const changes = personChanges(base.values, mine)
        return call(updateUser, { params: { id: user.id }, body: { version: base.version, changes } })
      })
    } else {
      const { link, expiresAt } = await call(inviteUser, { body: told(values) })
      onInvited({ name: values.name, link, expiresAt })
    }
    await refresh()
    onClose()
  }
  const label = (field: string) =>
    ({ departmentId: t('people.department'), roleIds: t('people.roles') })[field] ??
    t(`people.${field}` as 'people.name', field)
  const say = (field: string, value: unknown) => {
    const nameIn = (rows: readonly { id: number; name: string }[] = [], id: unknown) =>
      rows.find((row) => row.id === id)?.name ?? ''
    if (field === 'departmentId') return nameIn(departments.data?.rows, value)
    if (field === 'roleIds')
      return (value as number[]).map((id) => nameIn(roles.data?.rows, id)).join(t('customers.page.separator'))
    return String(value ?? '')
  }
  const needed = (field: string) => [
    { required: true, whitespace: true, message: t('form.required', { field }) },
  ]
  const chosen = (field: string) => [{ required: true, message: t('form.choose', { field }) }]
  return (
    <FormDrawer<PersonValues>
      title={user ? t('people.editPerson', { name: user.name }) : t('people.invite')}
      draftKey={user ? `person.${user.id}` : 'person'}
      initial={initial}
      form={form}
      onClose={onClose}
      onSubmit={save}
      submitText={user ? undefined : t('people.invite')}
      renderProblem={({ code }) =>
        code === 'record.changed' && (
          <CollisionChoices collisions={collisions} label={label} say={say} form={form} />
        )
      }
    >
      <Form.Item name="name" label={t('people.name')} rules={needed(t('people.name'))}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="userName"
        label={t('people.userName')}
        extra={t('session.userNameHint')}
        rules={needed(t('people.userName'))}
      >
        <Input maxLength={50} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="departmentId"
        label={t('people.department')}
        rules={chosen(t('people.department'))}
        extra={
          isMoving && user.ownedCustomers > 0
            ? t('people.departmentMoveText', { customers: user.ownedCustomers })
            : undefined
        }
      >
        <DepartmentPicker departments={departments.data?.rows ?? []} />
      </Form.Item>
      <Form.Item name="roleIds" label={t('people.roles')} rules={chosen(t('people.roles'))}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={(roles.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="jobTitle" label={t('people.jobTitle')}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('people.phone')}>
        <Input maxLength={30} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('people.email')}>
        <Input maxLength={200} inputMode="email" autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  )
}
