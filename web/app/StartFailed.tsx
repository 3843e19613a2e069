import { useTranslation } from 'react-i18next'
import styles from '../ui/ErrorState.module.css'
import { reasonOf } from '../ui/ErrorState.tsx'

/** Before anything else could be loaded. Plain, because nothing else may be there. */
export function StartFailed({ reason }: { reason: unknown }) {
  const { t } = useTranslation()
  return (
    <main className={styles.box}>
      <h1 className={styles.title}>{t('app.name')}</h1>
      <p role="alert">{reasonOf(reason, t('app.pageFailedUnknown'))}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {t('app.retry')}
      </button>
    </main>
  )
}
