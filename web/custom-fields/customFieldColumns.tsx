import type { TFunction } from 'i18next'
import type { CustomField } from '../../contract/custom-fields.ts'
import type { CustomerRow } from '../../contract/customers.ts'
import type { Language } from '../../contract/session.ts'
import { showCustom } from '../../contract/values/customText.ts'
import type { Column } from '../ui/VirtualTable.tsx'

/** The chosen custom fields as columns of the list; figures stand at the end of their column. */
export const customFieldColumns = (
  t: TFunction,
  language: Language,
  fields: readonly CustomField[],
): Column<CustomerRow>[] =>
  fields.map((field) => ({
    key: field.key,
    title: field.label,
    width: field.kind === 'text' || field.kind === 'long_text' || field.kind === 'multi' ? 160 : 112,
    ...((field.kind === 'number' || field.kind === 'money') && { align: 'end' as const }),
    cell: ({ custom }) => {
      const text = showCustom(field, custom[field.key], language, { gone: t('customFields.optionGone') })
      return <span title={text}>{text}</span>
    },
  }))
