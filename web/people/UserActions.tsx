import { MoreOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { endSessionsOf } from '../../contract/devices.ts'
import { deactivateUser, reactivateUser, renewInvitation, type User } from '../../contract/people.ts'
import { resetTwoFactor } from '../../contract/two-factor.ts'
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
  const navigate = useNavigate()
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

  const endSessions = () =>
    confirm({
      title: t('security.endSessionsOfTitle', { name }),
      text: t('security.endSessionsOfText'),
      action: t('security.endSessionsOf'),
      isDanger: true,
      run: async () => {
        await call(endSessionsOf, { params })
        await refresh()
      },
    })
  const reset = () =>
    confirm({
      title: t('security.resetTwoFactorTitle', { name }),
      text: t('security.resetTwoFactorText'),
      action: t('security.resetTwoFactor'),
      isDanger: true,
      run: async () => {
        await call(resetTwoFactor, { params })
        await refresh()
      },
    })

  const rights = {
    key: 'rights',
    label: t('people.rights'),
    onClick: () => void navigate({ to: '/people/$id/rights', params: { id: String(user.id) } }),
  }
  const handOver = {
    key: 'hand-over',
    label: t('changes.handOver.open'),
    onClick: () => void navigate({ to: '/people/$id/hand-over', params: { id: String(user.id) } }),
  }
  const edit = { key: 'edit', label: t('form.edit'), onClick: () => onEdit(user) }
  const items =
    user.status === 'deactivated'
      ? [edit, rights, handOver, { key: 'reactivate', label: t('people.reactivate'), onClick: reactivate }]
      : [
          edit,
          rights,
          handOver,
          { key: 'link', label: t('people.newLink'), onClick: renew },
          { key: 'sessions', label: t('security.endSessionsOf'), onClick: endSessions },
          ...(user.hasTwoFactor
            ? [{ key: 'reset', label: t('security.resetTwoFactor'), onClick: reset }]
            : []),
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
