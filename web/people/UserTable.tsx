import { useTranslation } from 'react-i18next'
import type { User } from '../../contract/people.ts'
import { PlainTable } from '../ui/PlainTable.tsx'
import { useShown } from '../ui/useShown.ts'
import type { SignInLink } from './LinkDialog.tsx'
import styles from './PeoplePage.module.css'
import { UserActions } from './UserActions.tsx'

type Props = {
  users: readonly User[]
  onEdit: (user: User) => void
  onLink: (link: SignInLink) => void
}

export function UserTable({ users, onEdit, onLink }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  if (users.length === 0) return <p>{t('people.nobody')}</p>
  return (
    <PlainTable
      label={t('people.colleagues')}
      rows={users}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t('people.name'), cell: (user) => <Name user={user} /> },
        { key: 'userName', title: t('people.userName'), cell: ({ userName }) => userName },
        { key: 'department', title: t('people.department'), cell: ({ department }) => department.name },
        {
          key: 'roles',
          title: t('people.roles'),
          cell: ({ roles }) => shown.list(roles.map(({ name }) => name)),
        },
        { key: 'phone', title: t('people.phone'), cell: ({ phone }) => phone },
        { key: 'status', title: t('people.status'), cell: (user) => <Status user={user} /> },
        {
          key: 'lastSeen',
          title: t('people.lastSeen'),
          cell: ({ lastSeenAt }) =>
            lastSeenAt ? (
              <time dateTime={lastSeenAt} title={shown.instant(lastSeenAt)}>
                {shown.day(lastSeenAt)}
              </time>
            ) : (
              <span className={styles.soft}>{t('people.neverSeen')}</span>
            ),
        },
        {
          key: 'owned',
          title: t('people.owned'),
          align: 'end',
          cell: ({ ownedCustomers }) => shown.count(ownedCustomers),
        },
      ]}
      actions={(user) => <UserActions user={user} onEdit={onEdit} onLink={onLink} />}
    />
  )
}

function Name({ user }: { user: User }) {
  return (
    <>
      {user.name}
      {user.jobTitle && <span className={styles.soft}> {user.jobTitle}</span>}
    </>
  )
}

function Status({ user }: { user: User }) {
  const { t } = useTranslation()
  const shown = useShown()
  if (user.lockedUntil) {
    return (
      <span className={styles.bad}>{t('people.locked', { until: shown.instant(user.lockedUntil) })}</span>
    )
  }
  const word = t(`choices.userStatus.${user.status}`)
  return user.status === 'active' ? word : <span className={styles.soft}>{word}</span>
}
