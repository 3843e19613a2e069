import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readWorkbench } from '../../contract/workbench.ts'

type Bench = ResultOf<typeof readWorkbench>
type Props = Bench['privacy'] & Pick<Bench, 'retention'>

/** Requests of persons, for who handles them, and own customers that are soon kept no longer. */
export function PrivacyLines({ mine, overdue, retention }: Props) {
  const { t } = useTranslation()
  return (
    <>
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
    </>
  )
}
