import { useTranslation } from 'react-i18next'
import { stretches } from './marks.ts'
import styles from './SmartPaste.module.css'

type Props = { text: string; places: readonly { start: number; end: number }[] }

/** What was understood is marked; what wasn't stays in sight. */
export function MarkedText({ text, places }: Props) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('smartPaste.original')}>
      <h3 className={styles.head}>{t('smartPaste.original')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard as well */}
      <p className={styles.original} tabIndex={0}>
        {stretches(text, places).map(({ text: part, isMarked, start }) =>
          isMarked ? <mark key={start}>{part}</mark> : <span key={start}>{part}</span>,
        )}
      </p>
    </section>
  )
}
