import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readWorkbench } from '../../contract/workbench.ts'
import styles from './EntriesLine.module.css'

const PrivacyLines = lazy(async () => ({ default: (await import('./PrivacyLines.tsx')).PrivacyLines }))

type Bench = ResultOf<typeof readWorkbench>

/**
 * What waits for a review of mine, what of my own came back or isn't handed in, requests of persons, and customers that are
 * soon kept no longer; nothing where there is none.
 */
export function EntriesLine({
  waiting,
  returned,
  draft,
  privacy: { mine, overdue },
  retention,
}: Bench['reviews'] & Pick<Bench, 'privacy' | 'retention'>) {
  const { t } = useTranslation()
  if (waiting + returned + draft + mine + overdue + retention.count === 0) return null
  const own = (['returned', 'draft'] as const).filter((status) => ({ returned, draft })[status] > 0)
  return (
    <p className={styles.line}>
      {waiting > 0 && <Link to="/reviews">{t('reviews.bench.waiting', { count: waiting })}</Link>}
      {own.map((reviewStatus) => (
        <Link key={reviewStatus} to="/customers" search={{ reviewStatus, mine: true }}>
          {t(`reviews.bench.${reviewStatus}`, { count: { returned, draft }[reviewStatus] })}
        </Link>
      ))}
      {mine + overdue + retention.count > 0 && (
        <Suspense>
          <PrivacyLines mine={mine} overdue={overdue} retention={retention} />
        </Suspense>
      )}
    </p>
  )
}
