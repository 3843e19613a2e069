import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './ErrorState.module.css'
import { useTitle } from './useTitle.ts'

export function NotFound() {
  const { t } = useTranslation()
  useTitle(t('app.notFound'))
  return (
    <main className={styles.box}>
      <h1 className={styles.title}>{t('app.notFound')}</h1>
      <p>{t('app.notFoundReason')}</p>
      <Link to="/">{t('app.toCustomers')}</Link>
    </main>
  )
}
