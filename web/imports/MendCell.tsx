import { Input } from 'antd'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Corrections.module.css'
import { type DraftStore, useDrafts } from './draftStore.ts'
import { withCell } from './drafts.ts'
import type { MendableRow } from './mendable.ts'

type Props = { row: MendableRow; column: number; head: string; store: DraftStore }

/** Where the choices of a column stand for its cells. */
export const choicesOf = (column: number) => `import-choices-${column}`

/** A refused cell, put right where it stands; Enter leads to the next one of the column. */
export function MendCell({ row: { row, cells, taken, mended }, column, head, store }: Props) {
  const { t } = useTranslation()
  const draft = useDrafts(store, (drafts) => drafts.cells[row]?.[column])
  const original = cells[column] ?? ''
  const kept = mended[column] ?? null
  const given = draft === undefined ? kept : draft.replacement
  const put = (text: string) => {
    const replacement = text === original ? null : text
    store.change(withCell(store.read(), row, column, replacement === kept ? undefined : { replacement }))
  }
  const shared = {
    'aria-label': t('imports.correct.cell', { row, head }),
    value: given ?? original,
    ...(draft?.refused !== undefined && { status: 'error' as const }),
    onChange: ({ target }: { target: { value: string } }) => put(target.value),
  }
  const words = draft === undefined ? (taken[column] ?? null) : null
  return (
    <div className={styles.mend} data-changed={draft !== undefined || undefined}>
      {original.includes('\n') ? (
        <Input.TextArea {...shared} rows={3} />
      ) : (
        <Input {...shared} size="small" data-mends={column} list={choicesOf(column)} onKeyDown={toNext} />
      )}
      {words !== null && words !== given && <div>{words}</div>}
      {draft?.refused !== undefined && (
        <p role="alert" className={styles.bad}>
          {draft.refused}
        </p>
      )}
      {(kept !== null || draft !== undefined) && <small className={styles.soft}>{original}</small>}
    </div>
  )
}

function toNext(event: KeyboardEvent<HTMLInputElement>): void {
  // An input method confirms its word by Enter too.
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  event.preventDefault()
  const here = event.currentTarget
  const cells = [...document.querySelectorAll<HTMLInputElement>(`[data-mends="${here.dataset.mends}"]`)]
  const next = cells[cells.indexOf(here) + 1]
  next?.focus()
  next?.select()
}
