import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type CustomField, listKeyOf } from '../../contract/custom-fields.ts'
import type { CustomerRow } from '../../contract/customers.ts'
import type { Language } from '../../contract/session.ts'
import { showCustom } from '../../contract/values/customText.ts'
import { useFieldsOf } from '../app/fields.ts'
import { useCustomFields } from './api.ts'

/** A custom field in the list of customers: `listKey` names its column and its condition, a contact's label says whose it is. */
export type ListField = CustomField & { listKey: string; isMasked: boolean }

/** Those of customers, then those of contacts; without what is hidden. */
export function useListFields(): readonly ListField[] {
  const { t } = useTranslation()
  const ofCustomer = useCustomFields('customer')
  const ofContact = useCustomFields('contact')
  const customer = useFieldsOf('customer')
  const contact = useFieldsOf('contact')
  return useMemo(() => {
    const levelOf = ({ object, key }: CustomField) =>
      (object === 'customer' ? customer : contact)[`custom.${key}`]
    return [...ofCustomer, ...ofContact]
      .filter((field) => levelOf(field) !== 'hidden')
      .map((field) => ({
        ...field,
        listKey: listKeyOf(field),
        isMasked: levelOf(field) === 'masked',
        label: field.object === 'contact' ? t('columns.ofContact', { field: field.label }) : field.label,
      }))
  }, [t, ofCustomer, ofContact, customer, contact])
}

/** What a row says of a field, a contact's field being that of the primary contact; '' for nothing. Masked isn't empty. */
export function listedText(t: TFunction, language: Language, row: CustomerRow, field: ListField): string {
  const { object, key, isMasked } = field
  const holder = object === 'customer' ? row : row.primaryContact
  if (holder === null) return ''
  if (isMasked) return t('customers.page.masked')
  return showCustom(field, holder.custom[key], language, { gone: t('customFields.optionGone') })
}
