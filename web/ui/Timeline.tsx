import type { ReactNode } from 'react'
import styles from './Timeline.module.css'

export type TimelineEntry = { key: string; at: string; atText: string; head: ReactNode; body?: ReactNode }

/** What happened, the latest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline}>
      {entries.map(({ key, at, atText, head, body }) => (
        <li key={key}>
          <div className={styles.head}>
            <span>{head}</span>
            <time dateTime={at}>{atText}</time>
          </div>
          {body}
        </li>
      ))}
    </ol>
  )
}
