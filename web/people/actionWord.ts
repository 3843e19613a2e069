import { useTranslation } from 'react-i18next'

/** An action of whatever object, in a word. */
export function useActionWord(): (action: string) => string {
  const { t } = useTranslation()
  return (action) => t(`people.actions.${action}` as 'people.actions.view')
}

/** `customer.budget` as its label; a custom field by its key where nothing better is known. */
export function useFieldWord(): (field: string) => string {
  const { t } = useTranslation()
  return (field) =>
    t(`fields.${field}` as 'fields.customer.name', field.replace(/^(customer|contact)\.(custom\.)?/, ''))
}
