import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { PanelProps } from './CustomerPanel.tsx'
import styles from './ListBody.module.css'

const CustomerPanel = lazy(async () => ({ default: (await import('./CustomerPanel.tsx')).CustomerPanel }))

/** The rows, and beside them the panel while it is open: it covers columns, and none out of reach. */
export function ListBody({ panel, children }: { panel: PanelProps | null; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={styles.body}>
      <div className={styles.rows}>{children}</div>
      {panel && (
        <section className={styles.panel} aria-label={t('customers.panel.title')} data-panel>
          <Suspense>
            <CustomerPanel {...panel} />
          </Suspense>
        </section>
      )}
    </div>
  )
}
