import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readWorkbench } from '../../contract/workbench.ts'
import styles from './EntriesLine.module.css'

/** What waits for a review of mine, and what of my own came back or isn't handed in; nothing where there is none. */
export function EntriesLine({ waiting, returned, draft }: ResultOf<typeof readWorkbench>['reviews']) {
  const { t } = useTranslation()
  if (waiting + returned + draft === 0) return null
  const own = (['returned', 'draft'] as const).filter((status) => ({ returned, draft })[status] > 0)
  return (
    <p className={styles.line}>
      {waiting > 0 && <Link to="/reviews">{t('reviews.bench.waiting', { count: waiting })}</Link>}
      {own.map((reviewStatus) => (
        <Link key={reviewStatus} to="/customers" search={{ reviewStatus, mine: true }}>
          {t(`reviews.bench.${reviewStatus}`, { count: { returned, draft }[reviewStatus] })}
        </Link>
      ))}
    </p>
  )
}
