import type { ReactNode } from 'react'
import { LanguageMenu } from '../app/LanguageMenu.tsx'
import { Mark } from '../app/Mark.tsx'
import { ShadeMenu } from '../app/ShadeMenu.tsx'
import { useTitle } from '../ui/useTitle.ts'
import styles from './Front.module.css'

type Props = { title: string; note?: ReactNode; wide?: boolean; children: ReactNode }

/** Around the pages before the sign-in. */
export function Front({ title, note, wide = false, children }: Props) {
  useTitle(title)
  return (
    <div className={styles.front}>
      <header className={styles.tools}>
        <ShadeMenu />
        <LanguageMenu />
      </header>
      <main className={styles.card} data-wide={wide}>
        <Mark size={40} />
        <h1 className={styles.title}>{title}</h1>
        {note && <p className={styles.note}>{note}</p>}
        {children}
      </main>
    </div>
  )
}
