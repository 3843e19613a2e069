import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readCheckProgress } from '../../contract/verification.ts'
import { shownShare } from '../check-up/percent.ts'
import { PlainTable } from '../ui/PlainTable.tsx'
import { Section } from '../ui/Section.tsx'
import { progressOptions } from './api.ts'
import styles from './verification.module.css'

type Row = ResultOf<typeof readCheckProgress>['rows'][number]

/** How far the checks of the month and of the quarter are, by department and owner; each owner's open ones are a click away. */
export function Progress() {
  const { t } = useTranslation()
  const progress = useQuery(progressOptions())
  const rows = progress.data?.rows ?? []
  if (rows.length === 0) return null
  /** Opens those that are still to be checked. */
  const share = (unchecked: 'month' | 'quarter', row: Row) => {
    const said = t('verification.progress.share', {
      count: row[unchecked],
      percent: shownShare(row[unchecked] / row.customers),
    })
    if (!row.owner || row[unchecked] === row.customers) return said
    return (
      <Link
        className={styles.target}
        to="/verification"
        search={{ whose: 'team', ownerId: row.owner.id, unchecked }}
        aria-label={`${said} ${t(`verification.unchecked.${unchecked}`)}`}
      >
        {said}
      </Link>
    )
  }
  return (
    <div className={styles.part}>
      <Section title={t('verification.progress.title')}>
        <p className={styles.hint}>
          {t('verification.progress.note', { quarter: progress.data?.quarter ?? '' })}
        </p>
        <PlainTable
          label={t('verification.progress.title')}
          rows={rows}
          rowKey={({ department, owner }) => `${department.id} ${owner?.id ?? ''}`}
          columns={[
            {
              key: 'owner',
              title: t('verification.progress.owner'),
              cell: ({ owner }) =>
                owner ? (
                  <Link
                    className={styles.target}
                    to="/verification"
                    search={{ whose: 'team', ownerId: owner.id }}
                    aria-label={t('verification.progress.open', { name: owner.name })}
                  >
                    {owner.name}
                  </Link>
                ) : (
                  t('verification.progress.noOwner')
                ),
            },
            {
              key: 'department',
              title: t('verification.progress.department'),
              cell: ({ department }) => department.name,
            },
            {
              key: 'customers',
              title: t('verification.progress.customers'),
              align: 'end',
              cell: ({ customers }) => customers,
            },
            {
              key: 'month',
              title: t('verification.progress.month'),
              align: 'end',
              cell: (row) => share('month', row),
            },
            {
              key: 'quarter',
              title: t('verification.progress.quarter'),
              align: 'end',
              cell: (row) => share('quarter', row),
            },
          ]}
        />
      </Section>
    </div>
  )
}
