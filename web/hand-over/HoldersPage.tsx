import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Holder } from '../../contract/hand-over.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useShown } from '../ui/useShown.ts'
import { holdersOptions } from './api.ts'
import styles from './HandOverPage.module.css'

/** Whose customers one may hand over. Who has left and still holds some is what a supervisor comes here for. */
export function HoldersPage() {
  const { t } = useTranslation()
  const shown = useShown()
  const holders = useQuery(holdersOptions)
  if (holders.isError && !holders.data)
    return <ErrorState error={holders.error} reset={() => void holders.refetch()} />
  const rows = holders.data?.rows
  return (
    <div className={styles.page}>
      <PageHead title={t('changes.handOver.open')} note={t('changes.handOver.openNote')} />
      {!rows && <RowsSkeleton />}
      {rows?.length === 0 && <EmptyState title={t('changes.handOver.nobody')} />}
      {rows && rows.length > 0 && (
        <PlainTable<Holder>
          label={t('changes.handOver.open')}
          rows={rows}
          rowKey={({ person }) => person.id}
          columns={[
            { key: 'name', title: t('people.name'), cell: ({ person }) => person.name },
            { key: 'department', title: t('people.department'), cell: ({ department }) => department.name },
            {
              key: 'status',
              title: t('people.status'),
              cell: ({ isActive }) => t(`choices.userStatus.${isActive ? 'active' : 'deactivated'}`),
            },
            {
              key: 'customers',
              title: t('changes.handOver.customers'),
              align: 'end',
              cell: ({ customers }) => shown.count(customers),
            },
            {
              key: 'plans',
              title: t('changes.handOver.plans'),
              align: 'end',
              cell: ({ plans }) => shown.count(plans),
            },
          ]}
          actions={({ person }) => (
            <Link
              to="/people/$id/hand-over"
              params={{ id: String(person.id) }}
              aria-label={t('changes.handOver.title', { name: person.name })}
            >
              {t('changes.handOver.run')}
            </Link>
          )}
        />
      )}
    </div>
  )
}
