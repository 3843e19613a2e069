import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf } from '../app/i18n.ts'
import { useShown } from '../ui/useShown.ts'
import { fieldWords } from './fieldWords.ts'

const none = () => undefined
/** Names behind codes and ids come with the rows: nothing needs to be fetched for them. */
const names = {
  industryId: none,
  ownerId: none,
  departmentId: none,
  regionCode: none,
  reportsToId: none,
  contactId: none,
}

/** What the columns of the list are written by; the same object until the language changes. */
export function useColumnWords() {
  const { t, i18n } = useTranslation()
  const shown = useShown()
  const language = languageOf(i18n.language)
  return useMemo(
    () => ({
      t,
      language,
      shown,
      words: (field: string, value: unknown) => fieldWords(t, shown, names, field, value),
    }),
    [t, language, shown],
  )
}
export type ColumnWords = ReturnType<typeof useColumnWords>
