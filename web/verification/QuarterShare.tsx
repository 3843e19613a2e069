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
  return (
    <Section title={t('verification.spot.share')}>
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
        rows={quarters.toReversed()}
        rowKey={({ quarter }) => quarter}
        columns={[
          {
            key: 'quarter',
            title: t('verification.spot.quarter'),
            cell: ({ quarter }) => (
              <Link className={styles.target} to="/spot-checks" search={{ quarter }}>
                {named(quarter)}
              </Link>
            ),
          },
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
            cell: ({ quarter, accurate, judged }) => (
              <Link className={styles.target} to="/spot-checks" search={{ quarter, verdict: 'accurate' }}>
                {t('verification.progress.share', {
                  count: accurate,
                  percent: shownShare(accurate / judged),
                })}
              </Link>
            ),
          },
        ]}
      />
    </Section>
  )
}
