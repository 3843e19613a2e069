import type { ErrorData } from '../../contract/errors.ts'
import type { Language } from '../../contract/session.ts'
import { sentence } from '../platform/sentences.ts'
import { type RowList, rowSpans } from './row-list.ts'

/** What a person should know of how a sheet was read: `head_two_rows`, `merged`, `hidden_rows`. */
export type SheetNote = { code: string; data: ErrorData }

export const noteOfRows = (code: string, rows: RowList): SheetNote[] =>
  rows.count === 0 ? [] : [{ code, data: { rows: rowSpans(rows), count: rows.count } }]

export function noteText(language: Language, { code, data }: SheetNote): string {
  const rows = String(data.rows ?? '')
  return sentence(language, `imports.server.note.${code}`, {
    ...data,
    rows: language === 'en' ? rows : rows.replaceAll(', ', '、'),
  })
}
