import { useTranslation } from 'react-i18next'
import { useCustomWords } from '../custom-fields/customWords.ts'

/** A field of a set in words: `所属行业`, `联系人电话`, the label of a custom one. */
export function useSetFieldWord(): (field: string, label?: string | null) => string {
  const { t } = useTranslation()
  const { labelOf } = useCustomWords()
  return (field, label) => {
    const [, object, name = ''] = /^(customer|contact)\.(.+)$/.exec(field) ?? []
    const word = label ?? labelOf(name) ?? t(`fields.${field}` as 'fields.customer.name', name)
    return object === 'contact' ? t('fieldSets.contactField', { field: word }) : word
  }
}
