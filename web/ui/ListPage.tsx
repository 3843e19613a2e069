import type { ReactNode } from 'react'
import styles from './ListPage.module.css'

/** Head, filters and a list that takes the rest of the height and scrolls in itself. */
export function ListPage({ children }: { children: ReactNode }) {
  return <div className={styles.page}>{children}</div>
}
