import { UserAddOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../contract/people.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { departmentsOptions, usersOptions } from './api.ts'
import { chosenPeople } from './chosenPeople.ts'
import { Departments } from './Departments.tsx'
import { LinkDialog, type SignInLink } from './LinkDialog.tsx'
import styles from './PeoplePage.module.css'
import { PersonForm } from './PersonForm.tsx'
import { type PeopleSearch, readPeopleSearch } from './peopleSearch.ts'
import { UserTable } from './UserTable.tsx'

export function PeoplePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = readPeopleSearch(useSearch({ strict: false }))
  const departments = useQuery(departmentsOptions)
  const users = useQuery(usersOptions)
  const [edited, setEdited] = useState<User | 'new' | null>(null)
  const [link, setLink] = useState<SignInLink | null>(null)

  const change = (changed: PeopleSearch) =>
    void navigate({
      to: '/people',
      search: readPeopleSearch({ ...search, ...changed }),
      replace: true,
    })
  const failed = departments.error ?? users.error
  if (failed) {
    const again = () => void Promise.all([departments.refetch(), users.refetch()])
    return (
      <>
        <PageHead title={t('people.title')} />
        <ErrorState error={failed} reset={again} />
      </>
    )
  }
  const rows = chosenPeople(users.data?.rows ?? [], departments.data?.rows ?? [], search)
  return (
    <>
      <PageHead
        title={t('people.title')}
        actions={
          <Button type="primary" icon={<UserAddOutlined />} onClick={() => setEdited('new')}>
            {t('people.invite')}
          </Button>
        }
      />
      <div className={styles.columns}>
        <Departments
          departments={departments.data?.rows ?? []}
          canManage={departments.data?.can.manage ?? false}
          chosen={search.department}
          onChoose={(department) => change({ department })}
        />
        <div>
          <div className={styles.filters}>
            <Input.Search
              allowClear
              className={styles.find}
              aria-label={t('people.find')}
              placeholder={t('people.find')}
              defaultValue={search.q}
              onChange={(event) => change({ q: event.target.value })}
            />
            <Checkbox
              checked={search.deactivated === true}
              onChange={(event) => change({ deactivated: event.target.checked || undefined })}
            >
              {t('people.showDeactivated')}
            </Checkbox>
          </div>
          {users.isPending ? (
            <RowsSkeleton />
          ) : (
            <UserTable users={rows} onEdit={setEdited} onLink={setLink} />
          )}
        </div>
      </div>
      {edited && (
        <PersonForm
          user={edited === 'new' ? null : edited}
          departmentId={search.department}
          onClose={() => setEdited(null)}
          onInvited={setLink}
        />
      )}
      {link && <LinkDialog link={link} onClose={() => setLink(null)} />}
    </>
  )
}
