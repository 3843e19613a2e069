import { Alert } from 'antd'
import type { ImportState } from '../../contract/imports.ts'

/** How the sheet was read, where that isn't plain: merged cells, heads in two rows, hidden rows. */
export function SheetNotes({ notes }: { notes: ImportState['sheets'][number]['notes'] }) {
  return notes.map(({ code, message }) => (
    <Alert key={code} type="info" showIcon title={message} style={{ marginBottom: 12 }} />
  ))
}
