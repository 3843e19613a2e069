import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Role, resetRole, updateRole } from '../../contract/roles.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { NotFound } from '../ui/NotFound.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { rolesOptions, useRefreshPeople } from './api.ts'
import { RoleFields } from './RoleFields.tsx'
import { RoleGrants } from './RoleGrants.tsx'
import styles from './RolePage.module.css'
import { RolePreview } from './RolePreview.tsx'
import { type RoleValues, roleChanges } from './roleRights.ts'

/** One role: what it may do, which fields it sees, and what that means in words. */
export function RolePage() {
  const { id } = useParams({ strict: false })
  const roles = useQuery(rolesOptions)
  const role = roles.data?.rows.find((row) => row.id === Number(id))
  if (roles.isPending) return <RowsSkeleton />
  if (roles.isError) return <ErrorState error={roles.error} reset={() => void roles.refetch()} />
  // Another version is another beginning.
  return role ? <RoleEditor key={`${role.id} ${role.version}`} role={role} /> : <NotFound />
}

function RoleEditor({ role }: { role: Role }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const confirm = useConfirm()
  const refresh = useRefreshPeople()
  const { id, version, name, description, grants, levels } = role
  const kept: RoleValues = { name, description, grants, levels }
  const [values, setValues] = useState(kept)
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const changes = roleChanges(kept, values)
  const isChanged = Object.keys(changes).length > 0
  const set = (changed: Partial<RoleValues>) => setValues((now) => ({ ...now, ...changed }))

  const save = async () => {
    setSaving(true)
    setProblem(null)
    try {
      await call(updateRole, { params: { id }, body: { version, changes } })
      await refresh()
      void message.success(t('people.roleSaved'))
    } catch (error) {
      setProblem(error)
    } finally {
      setSaving(false)
    }
  }
  const reset = () =>
    confirm({
      title: t('people.resetRoleTitle', { name }),
      text: t('people.resetRoleText'),
      action: t('people.resetRole'),
      run: async () => {
        await call(resetRole, { params: { id }, body: { version } })
        await refresh()
      },
    })

  return (
    <>
      <PageHead
        title={name}
        trail={<Link to="/roles">{t('people.rolesTitle')}</Link>}
        aside={t('people.rolePeople', { count: role.people })}
        actions={
          <>
            {role.key !== null && <Button onClick={reset}>{t('people.resetRole')}</Button>}
            <Button
              type="primary"
              disabled={!isChanged || values.name.trim() === ''}
              loading={isSaving}
              onClick={() => void save()}
            >
              {t('form.save')}
            </Button>
          </>
        }
      />
      <FormProblem problem={problem} />
      <Section title={t('people.editRole', { name })}>
        <div className={styles.names}>
          <label htmlFor="role-name">
            {t('people.roleName')}
            <Input
              id="role-name"
              value={values.name}
              maxLength={50}
              autoComplete="off"
              onChange={(event) => set({ name: event.target.value })}
            />
          </label>
          <label htmlFor="role-description">
            {t('people.roleDescription')}
            <Input
              id="role-description"
              value={values.description}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => set({ description: event.target.value })}
            />
          </label>
        </div>
      </Section>
      <RolePreview values={values} />
      <RoleGrants grants={values.grants} onChange={(next) => set({ grants: next })} />
      <RoleFields levels={values.levels} onChange={(next) => set({ levels: next })} />
    </>
  )
}
