import { type ReactNode, useId } from 'react'
import styles from './Section.module.css'

type Props = { title: string; note?: ReactNode; actions?: ReactNode; children?: ReactNode }

/** A part of a page under its own heading. */
export function Section({ title, note, actions, children }: Props) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {note && <p className={styles.note}>{note}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}
