import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { listSpotChecks } from '../../contract/spot-checks.ts'
import { shownShare } from '../check-up/percent.ts'
import { ShareLine } from '../check-up/ShareLine.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './verification.module.css'

type Quarters = ResultOf<typeof listSpotChecks>['quarters']
/** A quarter as a whole, or one department of it. */
type Row = Omit<Quarters[number], 'departments'> & { department: { id: number; name: string } | null }

/** How the share of accurate ones went over the quarters; each figure opens its customers. */
export function QuarterShare({ quarters }: { quarters: Quarters }) {
  const { t } = useTranslation()
  const named = (quarter: string) =>
    t('verification.spot.quarterOf', {
      year: quarter.slice(0, 4),
      quarter: (Number(quarter.slice(5, 7)) + 2) / 3,
    })
  const days = quarters.map(({ quarter, judged, accurate }) => ({
    day: quarter,
    customers: judged,
    sound: accurate,
  }))
  const isOfSeveral = quarters.some(({ departments }) => departments.length > 0)
  const rows: Row[] = quarters
    .toReversed()
    .flatMap(({ departments, ...quarter }) => [
      { ...quarter, department: null },
      ...departments.map((part) => ({ ...part, quarter: quarter.quarter })),
    ])
  const searchOf = ({ quarter, department }: Row) => ({
    quarter,
    ...(department && { departmentId: department.id }),
  })
  return (
    <Section title={t('verification.spot.share')}>
      <p className={styles.hint}>{t('verification.spot.shareNote')}</p>
      {quarters.length > 1 && (
        <ShareLine
          days={days}
          named={named}
          say={(said) => t('verification.spot.line', said)}
          withTable={false}
        />
      )}
      <PlainTable
        label={t('verification.spot.byQuarter')}
        rows={rows}
        rowKey={({ quarter, department }) => `${quarter} ${department?.id ?? ''}`}
        columns={[
          {
            key: 'quarter',
            title: t('verification.spot.quarter'),
            cell: (row) => (
              <Link className={styles.target} to="/spot-checks" search={searchOf(row)}>
                {named(row.quarter)}
              </Link>
            ),
          },
          ...(isOfSeveral
            ? [
                {
                  key: 'department',
                  title: t('verification.spot.part'),
                  cell: ({ department }: Row) => department?.name ?? t('verification.spot.whole'),
                },
              ]
            : []),
          {
            key: 'judged',
            title: t('verification.spot.judged'),
            align: 'end',
            cell: ({ judged }) => judged,
          },
          {
            key: 'accurate',
            title: t('verification.spot.accurateCount'),
            align: 'end',
            cell: (row) => (
              <Link
                className={styles.target}
                to="/spot-checks"
                search={{ ...searchOf(row), verdict: 'accurate' }}
              >
                {t('verification.progress.share', {
                  count: row.accurate,
                  percent: shownShare(row.accurate / row.judged),
                })}
              </Link>
            ),
          },
        ]}
      />
    </Section>
  )
}
