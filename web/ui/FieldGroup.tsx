import type { ReactNode } from 'react'
import styles from './FieldGroup.module.css'

/** Fields that belong together, in two columns where there is room. */
export function FieldGroup({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      {title && <legend>{title}</legend>}
      <div className={styles.fields}>{children}</div>
    </fieldset>
  )
}

export const wide = styles.wide
