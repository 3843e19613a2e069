import type { TFunction } from 'i18next'

/** What a field of a list, a filter or an order is called; a contact's says whose it is. */
export function fieldLabel(t: TFunction, field: string): string {
  if (!field.startsWith('contact.')) return t(`fields.customer.${wordOf(field) as 'name'}`)
  const name = field.slice('contact.'.length)
  return t('columns.ofContact', { field: t(`fields.contact.${name as 'name'}`) })
}

/** The plan's day has the name that lists give it. */
const wordOf = (field: string) => (field === 'nextFollowUpAt' ? 'nextFollowUp' : field)
