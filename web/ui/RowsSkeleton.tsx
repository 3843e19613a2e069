import { useTranslation } from 'react-i18next'
import styles from './RowsSkeleton.module.css'

/** Rows to come; seen only when the answer takes longer than 200 ms. */
const widths = ['92%', '76%', '84%', '68%', '88%', '60%', '80%', '72%']

export function RowsSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={styles.box} role="status">
      <span className={styles.words}>{t('app.loading')}</span>
      {widths.map((width) => (
        <div key={width} className={styles.row} style={{ width }} />
      ))}
    </div>
  )
}
