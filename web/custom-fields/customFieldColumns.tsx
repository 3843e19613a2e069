import type { TFunction } from 'i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import type { Language } from '../../contract/session.ts'
import type { Column } from '../ui/VirtualTable.tsx'
import { type ListField, listedText } from './listFields.ts'

/** The chosen custom fields as columns of the list; figures stand at the end of their column. */
export const customFieldColumns = (
  t: TFunction,
  language: Language,
  fields: readonly ListField[],
): Column<CustomerRow>[] =>
  fields.map((field) => ({
    key: field.listKey,
    title: field.label,
    width: field.kind === 'text' || field.kind === 'long_text' || field.kind === 'multi' ? 160 : 112,
    ...((field.kind === 'number' || field.kind === 'money') && { align: 'end' as const }),
    cell: (row) => {
      const text = listedText(t, language, row, field)
      return (
        <span title={text} style={field.isMasked ? { color: 'var(--k-text-soft)' } : undefined}>
          {text}
        </span>
      )
    },
  }))
