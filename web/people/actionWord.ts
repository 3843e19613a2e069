import { useTranslation } from 'react-i18next'
import type { GuardedObject } from '../../contract/field-levels.ts'
import { useCustomWords } from '../custom-fields/customWords.ts'

/** An action of whatever object, in a word. */
export function useActionWord(): (action: string) => string {
  const { t } = useTranslation()
  return (action) => t(`people.actions.${action}` as 'people.actions.view')
}

/** `customer.budget` as its label; a custom field as its own. */
export function useFieldWord(): (field: string) => string {
  const { t } = useTranslation()
  const { labelOf } = useCustomWords()
  return (field) =>
    labelOf(field.replace(/^(customer|contact)\./, '')) ??
    t(`fields.${field}` as 'fields.customer.name', field.replace(/^\w+\.(custom\.)?/, ''))
}

/** The object of `billing_profile.phone`, in a word. */
export function useObjectWord(): (field: string) => string {
  const { t } = useTranslation()
  return (field) => t(`people.objects.${field.split('.')[0] as GuardedObject}`)
}
