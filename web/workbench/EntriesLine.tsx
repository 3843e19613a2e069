import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readWorkbench } from '../../contract/workbench.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './EntriesLine.module.css'

const ClaimLines = lazy(async () => ({ default: (await import('./ClaimLines.tsx')).ClaimLines }))
const QuarterLines = lazy(async () => ({ default: (await import('./QuarterLines.tsx')).QuarterLines }))
const PrivacyLines = lazy(async () => ({ default: (await import('./PrivacyLines.tsx')).PrivacyLines }))

type Bench = ResultOf<typeof readWorkbench>

/**
 * What waits for a review of mine, what of my own came back or isn't handed in, is to be answered, ruled or verified, what is left
 * of my departments' quarter, requests of persons, and customers that are soon kept no longer; nothing where there is none.
 */
export function EntriesLine({
  reviews: { waiting, returned, draft },
  tips,
  clashes,
  registrations,
  toVerify,
  quarter,
  privacy: { mine, overdue },
  retention,
}: Pick<
  Bench,
  'reviews' | 'tips' | 'clashes' | 'registrations' | 'toVerify' | 'quarter' | 'privacy' | 'retention'
>) {
  const { t } = useTranslation()
  const shown = useShown()
  const claims = clashes.toRule + clashes.toState + clashes.ruled + registrations
  const waits = [waiting, returned, draft, toVerify.value, tips, claims, mine, overdue, retention.count]
  const isQuarterOpen =
    quarter !== null &&
    (quarter.unchecked.value + quarter.unlooked > 0 || (quarter.isUndrawn && quarter.isLastMonth))
  if (!isQuarterOpen && waits.every((count) => count === 0)) return null
  const own = (['returned', 'draft'] as const).filter((status) => ({ returned, draft })[status] > 0)
  return (
    <p className={styles.line}>
      {waiting > 0 && <Link to="/reviews">{t('reviews.bench.waiting', { count: waiting })}</Link>}
      {own.map((reviewStatus) => (
        <Link key={reviewStatus} to="/customers" search={{ reviewStatus, mine: true }}>
          {t(`reviews.bench.${reviewStatus}`, { count: { returned, draft }[reviewStatus] })}
        </Link>
      ))}
      {tips > 0 && <Link to="/tips">{t('tips.bench', { count: tips })}</Link>}
      {toVerify.value > 0 && (
        <Link to="/verification">
          {t('workbench.toVerify', { shown: shown.count(toVerify.value, toVerify.capped) })}
        </Link>
      )}
      {isQuarterOpen && (
        <Suspense>
          <QuarterLines quarter={quarter} />
        </Suspense>
      )}
      {claims > 0 && (
        <Suspense>
          <ClaimLines clashes={clashes} registrations={registrations} />
        </Suspense>
      )}
      {mine + overdue + retention.count > 0 && (
        <Suspense>
          <PrivacyLines mine={mine} overdue={overdue} retention={retention} />
        </Suspense>
      )}
    </p>
  )
}
