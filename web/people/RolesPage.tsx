import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { listRoles } from '../../contract/people.ts'
import { type PermissionObject, permissionObjects, type Scope } from '../../contract/permissions.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { rolesOptions } from './api.ts'
import styles from './PeoplePage.module.css'

type Role = ResultOf<typeof listRoles>['rows'][number]
type Action = { [O in PermissionObject]: (typeof permissionObjects)[O]['actions'][number] }[PermissionObject]
type Row = { object: PermissionObject; action: Action; scoped: boolean }

const rows: Row[] = Object.entries(permissionObjects).flatMap(([object, { scoped, actions }]) =>
  actions.map((action) => ({ object: object as PermissionObject, action, scoped })),
)

/** What each role grants, side by side. Read only: roles are preset. */
export function RolesPage() {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const wordOf = useWord()
  const roles = useQuery(rolesOptions)
  return (
    <>
      <PageHead title={t('people.rolesTitle')} note={t('people.rolesText')} />
      {roles.isPending && <RowsSkeleton />}
      {roles.isError && <ErrorState error={roles.error} reset={() => void roles.refetch()} />}
      {roles.data && isPhone && <RoleCards roles={roles.data.rows} />}
      {roles.data && !isPhone && (
        <PlainTable
          label={t('people.rolesTitle')}
          rows={rows}
          rowKey={({ object, action }) => `${object}.${action}`}
          columns={[
            {
              key: 'what',
              title: t('people.what'),
              cell: wordOf,
            },
            ...roles.data.rows.map((role) => ({
              key: String(role.id),
              title: `${role.name} (${t('people.rolePeople', { count: role.people })})`,
              cell: (row: Row) => <Granted role={role} row={row} />,
            })),
          ]}
        />
      )}
    </>
  )
}

/** One card per role; what isn't granted is left out. */
function RoleCards({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation()
  const wordOf = useWord()
  return (
    <PlainTable
      label={t('people.rolesTitle')}
      rows={roles}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t('people.rolesTitle'), cell: ({ name }) => name },
        ...rows.map((row) => ({
          key: `${row.object}.${row.action}`,
          title: wordOf(row),
          cell: (role: Role) => (grantedScope(role, row) ? <Granted role={role} row={row} /> : null),
        })),
      ]}
    />
  )
}

function useWord(): (row: Row) => string {
  const { t } = useTranslation()
  return ({ object, action }) => `${t(`people.objects.${object}`)} · ${t(`people.actions.${action}`)}`
}

function Granted({ role, row }: { role: Role; row: Row }) {
  const { t } = useTranslation()
  const scope = grantedScope(role, row)
  if (!scope) {
    return (
      <span className={styles.soft} title={t('people.notGranted')}>
        –
      </span>
    )
  }
  return <>{row.scoped ? t(`choices.scope.${scope}`) : t('people.granted')}</>
}

function grantedScope(role: Role, { object, action }: Row): Scope | undefined {
  return role.grants.find((grant) => grant.object === object && grant.action === action)?.scope
}
