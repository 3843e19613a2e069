import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EffectiveRights } from '../../contract/rights.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useActionWord, useFieldWord, useObjectWord } from './actionWord.ts'
import { rightsOptions } from './api.ts'
import { isScoped } from './roleRights.ts'

/** What a person may do and see in the end, and through which role: somebody's by id, else my own. */
export function RightsPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false })
  const personId = id === undefined ? undefined : Number(id)
  const rights = useQuery(rightsOptions(personId))
  if (rights.isPending) return <RowsSkeleton />
  if (rights.isError) return <ErrorState error={rights.error} reset={() => void rights.refetch()} />
  const { person } = rights.data
  return (
    <>
      <PageHead
        title={personId === undefined ? t('people.myRights') : t('people.rightsOf', { name: person.name })}
        trail={
          personId === undefined ? (
            <Link to="/me">{t('app.me')}</Link>
          ) : (
            <Link to="/people" search={{}}>
              {t('people.colleagues')}
            </Link>
          )
        }
        note={personId === undefined ? t('people.myRightsText') : t('people.rightsNote')}
      />
      <Permissions rights={rights.data} />
      <Fields rights={rights.data} />
      <Shared rights={rights.data} isMine={personId === undefined} />
    </>
  )
}

function Permissions({ rights: { permissions } }: { rights: EffectiveRights }) {
  const { t } = useTranslation()
  const actionWord = useActionWord()
  if (permissions.length === 0) return <Section title={t('people.may')} note={t('people.noPermissions')} />
  const reach = (
    object: EffectiveRights['permissions'][number]['object'],
    scope: 'own' | 'department' | 'below' | 'all',
  ) => (isScoped(object) ? t(`choices.scope.${scope}`) : t('people.granted'))
  return (
    <Section title={t('people.may')}>
      <PlainTable
        label={t('people.may')}
        rows={permissions}
        rowKey={({ object, action }) => `${object}.${action}`}
        columns={[
          {
            key: 'what',
            title: t('people.what'),
            cell: ({ object, action }) => `${t(`people.objects.${object}`)} · ${actionWord(action)}`,
          },
          { key: 'scope', title: t('people.scope'), cell: ({ object, scope }) => reach(object, scope) },
          {
            key: 'through',
            title: t('people.through'),
            cell: ({ object, through }) =>
              through
                .map(({ role, scope }) =>
                  isScoped(object)
                    ? t('people.throughRole', { role: role.name, what: reach(object, scope) })
                    : role.name,
                )
                .join(t('people.listSeparator')),
          },
        ]}
      />
    </Section>
  )
}

function Fields({ rights: { fields } }: { rights: EffectiveRights }) {
  const { t } = useTranslation()
  const objectWord = useObjectWord()
  const fieldWord = useFieldWord()
  if (fields.length === 0) return <Section title={t('people.restricted')} note={t('people.noRestricted')} />
  return (
    <Section title={t('people.restricted')}>
      <PlainTable
        label={t('people.restricted')}
        rows={fields}
        rowKey={({ field }) => field}
        columns={[
          {
            key: 'field',
            title: t('people.field'),
            cell: ({ field }) => `${objectWord(field)} · ${fieldWord(field)}`,
          },
          { key: 'level', title: t('people.level'), cell: ({ level }) => t(`people.levels.${level}`) },
          {
            key: 'through',
            title: t('people.through'),
            cell: ({ through }) =>
              through
                .map(({ role, level }) =>
                  t('people.throughRole', { role: role.name, what: t(`people.levels.${level}`) }),
                )
                .join(t('people.listSeparator')),
          },
        ]}
      />
    </Section>
  )
}

function Shared({ rights: { person, shared, can }, isMine }: { rights: EffectiveRights; isMine: boolean }) {
  const { t } = useTranslation()
  return (
    <Section
      title={t('people.sharedCustomers')}
      note={t('people.sharedCount', { count: shared })}
      actions={
        can.seeCustomers &&
        shared > 0 && (
          <Link to="/customers" search={isMine ? { shared: true } : { sharedWithId: person.id }}>
            {t('people.seeList')}
          </Link>
        )
      }
    />
  )
}
