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
  const then = words(field, was)
  const today = words(field, now)
  const nothing = masked ? t('changes.asOf.masked') : t('changes.asOf.wasEmpty')
  if (!differs) return then || nothing
  return (
    <span className={styles.differs}>
      <span>{then || nothing}</span>
      {!(masked && !today) && (
        <span className={styles.soft}>
          {today ? t('changes.asOf.now', { value: today }) : t('changes.asOf.nowEmpty')}
        </span>
      )}
    </span>
  )
}
