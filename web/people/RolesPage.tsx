import { MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteRole, type Role } from '../../contract/roles.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { rolesOptions, useRefreshPeople } from './api.ts'
import { NewRole } from './NewRole.tsx'

/** All roles; what each may do and see stands on a page of its own. */
export function RolesPage() {
  const { t } = useTranslation()
  const roles = useQuery(rolesOptions)
  const [form, setForm] = useState<{ copyOf: Role | null } | null>(null)
  return (
    <>
      <PageHead
        title={t('people.rolesTitle')}
        note={t('people.rolesText')}
        actions={
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setForm({ copyOf: null })}
          >
            {t('people.newRole')}
          </Button>
        }
      />
      {roles.isPending && <RowsSkeleton />}
      {roles.isError && <ErrorState error={roles.error} reset={() => void roles.refetch()} />}
      {roles.data && (
        <PlainTable
          label={t('people.rolesTitle')}
          rows={roles.data.rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t('people.roleName'),
              cell: ({ id, name }) => (
                <Link to="/roles/$id" params={{ id: String(id) }}>
                  {name}
                </Link>
              ),
            },
            { key: 'text', title: t('people.roleDescription'), cell: ({ description }) => description },
            {
              key: 'people',
              title: t('people.colleagues'),
              align: 'end',
              cell: ({ people }) => t('people.rolePeople', { count: people }),
            },
          ]}
          actions={(role) => <RoleActions role={role} onCopy={() => setForm({ copyOf: role })} />}
        />
      )}
      {form && <NewRole copyOf={form.copyOf} onClose={() => setForm(null)} />}
    </>
  )
}

function RoleActions({ role, onCopy }: { role: Role; onCopy: () => void }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const refresh = useRefreshPeople()
  const { id, name } = role
  const remove = () =>
    confirm({
      title: t('people.deleteRoleTitle', { name }),
      text: t('people.deleteRoleText'),
      action: t('people.deleteRole'),
      isDanger: true,
      run: async () => {
        await call(deleteRole, { params: { id } })
        await refresh()
      },
    })
  const items = [
    { key: 'copy', label: t('people.copyRole'), onClick: onCopy },
    { key: 'delete', label: t('people.deleteRole'), danger: true, onClick: remove },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined aria-hidden />}
        aria-label={t('people.roleActions', { name })}
      />
    </Dropdown>
  )
}
