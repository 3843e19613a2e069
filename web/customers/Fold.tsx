import type { ReactNode } from 'react'
import styles from './Fold.module.css'

type Props = {
  title: string
  hint: string
  isOpen: boolean
  onToggle: (isOpen: boolean) => void
  children: ReactNode
}

/** What can wait, folded; its fields are there all the same, so that nothing typed is lost by folding. */
export function Fold({ title, hint, isOpen, onToggle, children }: Props) {
  return (
    <details className={styles.fold} open={isOpen} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        {title} <small>{hint}</small>
      </summary>
      {children}
    </details>
  )
}
