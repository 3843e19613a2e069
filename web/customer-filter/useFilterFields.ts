import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomKind } from '../../contract/custom-fields.ts'
import {
  type BuiltInFilterField,
  type FilterField,
  type FilterKind,
  filterFields,
  filterKinds,
} from '../../contract/customer-filter.ts'
import { useFieldsOf } from '../app/fields.ts'
import { type ListField, useListFields } from '../custom-fields/listFields.ts'
import { isShown } from '../ui/GuardedItem.tsx'

export type FieldInfo = {
  field: FilterField
  label: string
  kind: FilterKind
  group: 'customer' | 'contact' | 'custom'
  /** Its definition, of a custom field. */
  custom?: ListField
}

const kindOfCustom: Record<CustomKind, FilterKind> = {
  text: 'text',
  long_text: 'text',
  link: 'text',
  number: 'number',
  money: 'number',
  date: 'day',
  single: 'choice',
  multi: 'choice',
  boolean: 'yesNo',
}

/** What one can filter by: by what isn't shown there is no looking either. */
export function useFilterFields(): readonly FieldInfo[] {
  const { t } = useTranslation()
  const customer = useFieldsOf('customer')
  const contact = useFieldsOf('contact')
  const custom = useListFields()
  return useMemo(() => {
    const builtIn = filterFields
      .filter((field) => isShown((isOfContact(field) ? contact : customer)[nameOf(field)]))
      .map(
        (field): FieldInfo => ({
          field,
          label: labelOf(t, field),
          kind: filterKinds[field],
          group: isOfContact(field) ? 'contact' : 'customer',
        }),
      )
    const own = custom
      .filter(({ isMasked }) => !isMasked)
      .map(
        (one): FieldInfo => ({
          field: one.listKey as FilterField,
          label: one.label,
          kind: kindOfCustom[one.kind],
          group: 'custom',
          custom: one,
        }),
      )
    return [...builtIn, ...own]
  }, [t, customer, contact, custom])
}

const nameOf = (field: BuiltInFilterField) => field.replace('contact.', '')
const isOfContact = (field: BuiltInFilterField) => field.startsWith('contact.')

/** What a built-in field is called among all fields: of a contact's it says whose it is. */
export const labelOf = (t: TFunction, field: BuiltInFilterField): string =>
  isOfContact(field)
    ? t('imports.target.contact', { field: t(`fields.contact.${nameOf(field) as 'name'}`) })
    : t(`fields.customer.${wordOf(field) as 'name'}`)

/** The plan's day has the name that lists give it. */
const wordOf = (field: BuiltInFilterField) => (field === 'nextFollowUpAt' ? 'nextFollowUp' : field)
