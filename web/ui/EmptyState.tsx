import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Instead of an empty list: why it is empty and what to do. */
export function EmptyState({ title, hint, actions }: { title: string; hint?: string; actions?: ReactNode }) {
  return (
    <section className={styles.box}>
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  )
}
