import { UserOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMe } from './session.ts'
import { useLeave } from './useLeave.ts'

export function MeMenu() {
  const { t } = useTranslation()
  const leave = useLeave()
  const navigate = useNavigate()
  const me = useMe()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: `${me.department.name} · ${me.roles.join(' · ')}`, disabled: true },
          { type: 'divider' },
          { key: 'me', label: t('app.me') },
          { key: 'leave', label: t('app.signOut') },
        ],
        onClick: ({ key }) => void (key === 'leave' ? leave() : navigate({ to: '/me' })),
      }}
    >
      <Button type="text" icon={<UserOutlined />}>
        {me.name}
      </Button>
    </Dropdown>
  )
}
