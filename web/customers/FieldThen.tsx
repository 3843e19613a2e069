import { useTranslation } from 'react-i18next'
import type { FieldWas } from '../../contract/as-of.ts'
import styles from './AsOfDrawer.module.css'
import type { FieldWords } from './fieldWords.ts'

/** A field as it stood; below it, where it differs, as it stands now. Marked by words and a line, not by colour alone. */
export function FieldThen({
  field: { field, was, now, differs, masked },
  words,
}: {
  field: FieldWas
  words: FieldWords
}) {
  const { t } = useTranslation()
  const today = words(field, now)
  return (
    <ThenAndNow
      then={words(field, was) || t(masked ? 'changes.asOf.masked' : 'changes.asOf.wasEmpty')}
      now={masked && !today ? null : today || t('changes.asOf.nowEmpty')}
      hasValue={today !== ''}
      differs={differs}
    />
  )
}

type Sides = { then: string; now: string | null; hasValue?: boolean; differs: boolean }

/** `now` in words: of a value it says that it is today's, of none it says so itself; null tells nothing of today. */
export function ThenAndNow({ then, now, hasValue = true, differs }: Sides) {
  const { t } = useTranslation()
  if (!differs) return then
  return (
    <span className={styles.differs}>
      <span>{then}</span>
      {now !== null && (
        <span className={styles.soft}>{hasValue ? t('changes.asOf.now', { value: now }) : now}</span>
      )}
    </span>
  )
}
