import { useTranslation } from 'react-i18next'
import type { MissingField } from '../../contract/field-sets.ts'
import { useSetFieldWord } from '../field-sets/useSetFieldWord.ts'
import { useShown } from '../ui/useShown.ts'

/** What an entry lacks, in a line. */
export function useMissingWords(): (missing: readonly MissingField[]) => string {
  const { t } = useTranslation()
  const shown = useShown()
  const wordOf = useSetFieldWord()
  return (missing) =>
    shown.list(
      missing.map(({ field, label, why }) => {
        const word = wordOf(field, label)
        return why === 'vague' ? t('fieldSets.vague', { field: word }) : word
      }),
    )
}
