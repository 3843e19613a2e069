import type { ErrorData } from '../../contract/errors.ts'
import type { Language } from '../../contract/session.ts'
import { sentence } from '../platform/sentences.ts'
import type { KnownList } from './crm.ts'
import { type RowList, rowSpans } from './row-list.ts'

/** What a person should know of how a sheet was read: `head_two_rows`, `merged`, `hidden_rows`, `other_crm`. */
export type SheetNote = { code: string; data: ErrorData }

export const noteOfRows = (code: string, rows: RowList): SheetNote[] =>
  rows.count === 0 ? [] : [{ code, data: { rows: rowSpans(rows), count: rows.count } }]

const mostHeads = 10

export const noteOfColumns = (code: string, heads: readonly string[]): SheetNote[] =>
  heads.length === 0
    ? []
    : [
        {
          code,
          data: { heads: heads.slice(0, mostHeads).join(', ') + (heads.length > mostHeads ? '…' : '') },
        },
      ]

export const notesOfList = ({ crm, ofCompany }: KnownList, head: readonly string[]): SheetNote[] => [
  { code: 'other_crm', data: { crm } },
  ...(ofCompany.length === 0
    ? []
    : [
        {
          code: 'company_numbers',
          data: { heads: ofCompany.map((column) => head[column] ?? '').join(', ') },
        },
      ]),
]

export function noteText(language: Language, { code, data }: SheetNote): string {
  const listed = (words: unknown) =>
    language === 'en' ? String(words ?? '') : String(words ?? '').replaceAll(', ', '、')
  return sentence(language, `imports.server.note.${code}`, {
    ...data,
    rows: listed(data.rows),
    heads: listed(data.heads),
    crm: sentence(language, `imports.server.crm.${data.crm}`),
  })
}
