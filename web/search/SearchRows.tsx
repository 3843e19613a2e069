import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../ui/ErrorState.tsx'
import styles from './SearchBox.module.css'
import type { Found, useAnswers } from './useAnswers.ts'

type Props = {
  listId: string
  q: string
  answers: ReturnType<typeof useAnswers>
  /** The row that Enter opens; after the last one, the whole list. */
  chosen: number
  whyNot: (row: Found) => string | undefined
  onOpen: (index: number) => void
  onPoint: (index: number) => void
}

/** What was found, and by what; the last row leads to all of it in the list. */
export function SearchRows({ listId, q, answers, chosen, whyNot, onOpen, onPoint }: Props) {
  const { t } = useTranslation()
  const { rows, isNothing, error } = answers
  const option = (index: number) => ({
    id: `${listId}-${index}`,
    role: 'option' as const,
    tabIndex: -1,
    'aria-selected': index === chosen,
    className: styles.row,
    // The field keeps the focus: pressing here must not close the list before the click arrives.
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: () => onOpen(index),
    onMouseMove: () => index !== chosen && onPoint(index),
  })
  return (
    <div className={styles.panel}>
      {error && <ErrorState error={error} />}
      {isNothing && <p className={styles.hint}>{t('search.none', { q })}</p>}
      <div id={listId} role="listbox" aria-label={t('search.results')}>
        {rows.map((row, index) => (
          <button
            key={row.id}
            type="button"
            {...option(index)}
            aria-disabled={whyNot(row) !== undefined || undefined}
          >
            <Answer row={row} whyNot={whyNot(row)} />
          </button>
        ))}
        <button type="button" {...option(rows.length)}>
          <span className={styles.soft}>{t('search.all', { q })}</span>
        </button>
      </div>
    </div>
  )
}

function Answer({ row, whyNot }: { row: Found; whyNot: string | undefined }) {
  const { t } = useTranslation()
  const by = t(`search.matched.${row.matched}`)
  const matched = row.detail ? t('search.with', { matched: by, detail: row.detail }) : by
  return (
    <>
      <span className={styles.name}>{row.name}</span>
      <span className={styles.soft}>
        {[row.matched === 'name' ? null : matched, row.number, row.owner?.name, whyNot]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}
