import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './FilterBar.module.css'

type Props = {
  label: string
  clear?: { label: string; isUseful: boolean; onClear: () => void }
  children: ReactNode
}

/** Filters side by side above a list; on a phone one line, the text taking what room there is. */
export function FilterBar({ label, clear, children }: Props) {
  return (
    <search className={styles.bar} aria-label={label}>
      {children}
      {clear?.isUseful && (
        <Button type="link" className={styles.clear} onClick={clear.onClear}>
          {clear.label}
        </Button>
      )}
    </search>
  )
}
