import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './PageHead.module.css'
import { useHeadingFocus } from './useHeadingFocus.ts'
import { useTitle } from './useTitle.ts'

type Props = {
  /** The page's only `h1`, and the title of the tab. */
  title: string
  /** Beside the title, small: a count, a number. */
  aside?: ReactNode
  note?: ReactNode
  /** Link to what the page is part of. */
  trail?: ReactNode
  actions?: ReactNode
}

export function PageHead({ title, aside, note, trail, actions }: Props) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useHeadingFocus(heading)
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        {trail && (
          <nav aria-label={t('app.breadcrumb')} className={styles.trail}>
            {trail} <span aria-hidden="true">/</span>
          </nav>
        )}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
          {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        </h1>
        {note && <p className={styles.note}>{note}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
