import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readWorkbench } from '../../contract/workbench.ts'
import styles from './EntriesLine.module.css'

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
      {mine > 0 && <Link to="/privacy">{t('privacy.bench.mine', { count: mine })}</Link>}
      {overdue > 0 && <Link to="/privacy">{t('privacy.bench.overdue', { count: overdue })}</Link>}
      {retention.count > 0 && (
        <span>
          {t('retention.soon', { count: retention.count })}{' '}
          {retention.rows.map(({ id, name }) => (
            <Fragment key={id}>
              <Link to="/customers/$id" params={{ id: String(id) }}>
                {name}
              </Link>{' '}
            </Fragment>
          ))}
        </span>
      )}
    </p>
  )
}
