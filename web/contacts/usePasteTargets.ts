import { useTranslation } from 'react-i18next'
import { useFieldsOf } from '../app/fields.ts'
import type { PasteTarget } from '../smart-paste/proposals.ts'
import { isWritable } from '../ui/GuardedItem.tsx'

/** What of a pasted text the form for a new contact takes. */
export function usePasteTargets(): PasteTarget[] {
  const { t } = useTranslation()
  const levels = useFieldsOf('contact')
  const texts = (['name', 'jobTitle', 'email', 'wechat'] as const).map((field) => ({
    takes: field,
    path: [field],
    label: t(`fields.contact.${field}`),
  }))
  const phones = {
    takes: 'phone',
    path: ['phones'],
    label: t('fields.contact.phones'),
    isList: true,
  } as const
  return [...texts, phones].filter(({ path: [field = ''] }) => isWritable(levels[field]))
}
