import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readWorkbench } from '../../contract/workbench.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './EntriesLine.module.css'

type Bench = ResultOf<typeof readWorkbench>

/**
 * What waits for a review of mine, and what of my own came back, isn't handed in, is to be answered or verified; nothing where there
 * is none.
 */
export function EntriesLine({
  waiting,
  returned,
  draft,
  toVerify,
  tips,
}: Bench['reviews'] & Pick<Bench, 'toVerify' | 'tips'>) {
  const { t } = useTranslation()
  const shown = useShown()
  if (waiting + returned + draft + toVerify.value + tips === 0) return null
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
    </p>
  )
}
