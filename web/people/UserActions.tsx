import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { deactivateUser, reactivateUser, renewInvitation, type User } from '../../contract/people.ts'
import { call } from '../app/call.ts'
import { useConfirm } from '../ui/useConfirm.ts'
import { useRefreshPeople } from './api.ts'
import type { SignInLink } from './LinkDialog.tsx'
import styles from './PeoplePage.module.css'

type Props = { user: User; onEdit: (user: User) => void; onLink: (link: SignInLink) => void }

export function UserActions({ user, onEdit, onLink }: Props) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const refresh = useRefreshPeople()
  const { name } = user
  const params = { id: user.id }

  const renew = () =>
    confirm({
      title: t('people.newLinkTitle', { name }),
      text: t('people.newLinkText'),
      action: t('people.newLink'),
      run: async () => {
        const { link, expiresAt } = await call(renewInvitation, { params })
        onLink({ name, link, expiresAt })
      },
    })
  const deactivate = () =>
    confirm({
      title: t('people.deactivateTitle', { name }),
      text: <WhatEnds user={user} />,
      action: t('people.deactivate'),
      isDanger: true,
      run: async () => {
        await call(deactivateUser, { params })
        await refresh()
      },
    })
  const reactivate = () =>
    confirm({
      title: t('people.reactivateTitle', { name }),
      text: t('people.reactivateText'),
      action: t('people.reactivate'),
      run: async () => {
        await call(reactivateUser, { params })
        await refresh()
      },
    })

  const edit = { key: 'edit', label: t('form.edit'), onClick: () => onEdit(user) }
  const items =
    user.status === 'deactivated'
      ? [edit, { key: 'reactivate', label: t('people.reactivate'), onClick: reactivate }]
      : [
          edit,
          { key: 'link', label: t('people.newLink'), onClick: renew },
          { key: 'deactivate', label: t('people.deactivate'), danger: true, onClick: deactivate },
        ]
  const title = t('people.personActions', { name })
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" size="small" icon={<MoreOutlined />} aria-label={title} title={title} />
    </Dropdown>
  )
}

function WhatEnds({ user }: { user: User }) {
  const { t } = useTranslation()
  return (
    <div className={styles.paragraphs}>
      <p>{t('people.deactivateText')}</p>
      {user.ownedCustomers > 0 && <p>{t('people.deactivateOwned', { customers: user.ownedCustomers })}</p>}
    </div>
  )
}
