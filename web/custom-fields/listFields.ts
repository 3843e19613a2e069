import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type CustomField, listKeyOf } from '../../contract/custom-fields.ts'
import type { CustomerRow } from '../../contract/customers.ts'
import { useFieldsOf } from '../app/fields.ts'
import { isShown } from '../ui/GuardedItem.tsx'
import { useCustomFields } from './api.ts'

/** A custom field in the list of customers: `listKey` names its column and its condition, a contact's label says whose it is. */
export type ListField = CustomField & { listKey: string }

/** Those of customers, then those of contacts; without what isn't seen in clear. */
export function useListFields(): readonly ListField[] {
  const { t } = useTranslation()
  const ofCustomer = useCustomFields('customer')
  const ofContact = useCustomFields('contact')
  const customer = useFieldsOf('customer')
  const contact = useFieldsOf('contact')
  return useMemo(
    () =>
      [...ofCustomer, ...ofContact]
        .filter(({ object, key }) => isShown((object === 'customer' ? customer : contact)[`custom.${key}`]))
        .map((field) => ({
          ...field,
          listKey: listKeyOf(field),
          label:
            field.object === 'contact' ? t('imports.target.contact', { field: field.label }) : field.label,
        })),
    [t, ofCustomer, ofContact, customer, contact],
  )
}

/** A contact's field is that of the primary contact. */
export const valueIn = ({ custom, primaryContact }: CustomerRow, { object, key }: CustomField): unknown =>
  (object === 'customer' ? custom : primaryContact?.custom)?.[key]
