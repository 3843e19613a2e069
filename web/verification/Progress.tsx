import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readCheckProgress } from '../../contract/verification.ts'
import { shownShare } from '../check-up/percent.ts'
import { PlainTable } from '../ui/PlainTable.tsx'
import { Section } from '../ui/Section.tsx'
import { useShown } from '../ui/useShown.ts'
import { progressOptions } from './api.ts'
import styles from './verification.module.css'

type Result = ResultOf<typeof readCheckProgress>
type Total = Result['departments'][number]
/** Of one owner, of nobody, or of a whole department. */
type Row = Result['rows'][number] & { total?: Total }

/** The search that lists the customers of a row. */
const customersOf = ({ owner, department, total }: Row) => ({
  whose: 'team' as const,
  ...(owner && { ownerId: owner.id }),
  ...(!owner && { departmentId: department.id }),
  ...(!owner && !total && { ownerless: 1 as const }),
})

/** Each department's owners, and below them all of it. */
const withTotals = ({ rows, departments }: Result): Row[] =>
  departments.length === 0
    ? rows
    : departments.flatMap((total) => [
        ...rows.filter(({ department }) => department.id === total.department.id),
        { ...total, owner: null, total },
      ])

/** How far the checks of the month and of the quarter are, by department and owner; the open ones of each are a click away. */
export function Progress() {
  const { t } = useTranslation()
  const shown = useShown()
  const { data } = useQuery(progressOptions())
  if (!data || data.rows.length === 0) return null
  /** Opens those that are still to be checked. */
  const share = (unchecked: 'month' | 'quarter', row: Row) => {
    const said = t('verification.progress.share', {
      count: row[unchecked],
      percent: shownShare(row[unchecked] / row.customers),
    })
    if (row[unchecked] === row.customers) return said
    return (
      <Link
        className={styles.target}
        to="/verification"
        search={{ ...customersOf(row), unchecked }}
        aria-label={`${said} ${t(`verification.unchecked.${unchecked}`)}`}
      >
        {said}
      </Link>
    )
  }
  const whose = (row: Row) => {
    const department = row.department.name
    if (row.total) return t('verification.progress.total', { department })
    const label = row.owner
      ? t('verification.progress.open', { name: row.owner.name })
      : t('verification.progress.openNobodys', { department })
    return (
      <Link className={styles.target} to="/verification" search={customersOf(row)} aria-label={label}>
        {row.owner?.name ?? t('verification.progress.noOwner')}
      </Link>
    )
  }
  return (
    <div className={styles.part}>
      <Section title={t('verification.progress.title')}>
        <p className={styles.hint}>{t('verification.progress.note', { quarter: data.quarter })}</p>
        <PlainTable
          label={t('verification.progress.title')}
          rows={withTotals(data)}
          rowKey={({ department, owner, total }) => `${department.id} ${total ? 'total' : (owner?.id ?? '')}`}
          columns={[
            {
              key: 'owner',
              title: t('verification.progress.owner'),
              cell: whose,
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
            ...(data.departments.length > 0
              ? [
                  {
                    key: 'review',
                    title: t('verification.progress.review'),
                    cell: ({ total }: Row) =>
                      total && total.responsible.length > 0
                        ? t('verification.progress.by', {
                            people: shown.list(total.responsible.map(({ name }) => name)),
                            day: data.dueOn,
                          })
                        : null,
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </div>
  )
}
