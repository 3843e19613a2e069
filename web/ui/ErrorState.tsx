import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { CallError } from '../app/call.ts'
import styles from './ErrorState.module.css'

type Props = {
  error: unknown
  /** Named as the router's error pages name it. */
  reset?: () => void
}

/** Instead of what couldn't be shown: why, what to do, and the number that is found again in the log. */
export function ErrorState({ error, reset }: Props) {
  const { t } = useTranslation()
  const isOutdated = isMissingPart(error)
  const requestId = error instanceof CallError ? error.body.requestId : ''
  return (
    <section className={styles.box} role="alert">
      <h2 className={styles.title}>{t('app.pageFailed')}</h2>
      <p>{isOutdated ? t('app.newVersion') : reasonOf(error, t('app.pageFailedUnknown'))}</p>
      {requestId && <p className={styles.number}>{t('app.requestId', { id: requestId })}</p>}
      {isOutdated && <Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>}
      {!isOutdated && reset && !isFinal(error) && <Button onClick={reset}>{t('app.retry')}</Button>}
    </section>
  )
}

export function reasonOf(error: unknown, unknown: string): string {
  return error instanceof CallError ? error.body.message : unknown
}

/** A part of the page that the server doesn't have any more, because a newer version runs there. */
function isMissingPart(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|importing a module/i.test(error.message)
}

/** Not allowed, or not there: the same question has the same answer. */
function isFinal(error: unknown): boolean {
  return error instanceof CallError && (error.status === 403 || error.status === 404)
}
