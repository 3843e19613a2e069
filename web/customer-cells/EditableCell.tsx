import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import { CellEditor } from './CellEditor.tsx'
import { cellKey } from './cellStore.ts'
import styles from './EditableCell.module.css'
import type { Cells } from './useCells.ts'

type Props = {
  cells: Cells
  row: CustomerRow
  column: string
  label: string
  /** What there is to choose from; a text otherwise. */
  choices: readonly string[] | undefined
  children: ReactNode
}

/**
 * A cell that can be typed into: a click chooses it, a double click, Enter or F2 turns it into a field, and a block of
 * cells is pasted from it on. What was typed and not kept stands in it, marked, with the reason.
 */
export function EditableCell({ cells, row, column, label, choices, children }: Props) {
  const { t } = useTranslation()
  const { store } = cells
  const key = cellKey(row.id, column)
  const isEditing = useSyncExternalStore(store.subscribe, () => store.isEditing(key))
  const typed = useSyncExternalStore(store.subscribe, () => store.typedIn(key))
  if (isEditing) {
    return (
      <CellEditor
        label={t('cells.of', { column: label, name: row.name })}
        text={typed?.text ?? cells.textOf(row, column)}
        choices={choices}
        onLeave={(text, way) => cells.leave(row, column, text, way)}
        onCancel={() => cells.cancel(row, column)}
        onPaste={(text) => cells.paste(row, column, text)}
      />
    )
  }
  const edit = () => store.edit(key)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a cell is read as its text; by keyboard F2 on the row begins
    <div
      className={styles.cell}
      data-cell
      tabIndex={-1}
      data-problem={typed?.problem && true}
      title={typed?.problem}
      onClick={({ currentTarget }) => currentTarget.focus()}
      onDoubleClick={edit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'F2') return
        event.preventDefault()
        event.stopPropagation()
        edit()
      }}
      onPaste={(event) => {
        event.preventDefault()
        const text = event.clipboardData.getData('text/plain')
        if (!cells.paste(row, column, text)) cells.leave(row, column, text, null)
      }}
    >
      {typed ? typed.text : children}
    </div>
  )
}
