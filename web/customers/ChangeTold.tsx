import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../contract/customer-history.ts'
import { keyOfField, useCustomWords } from '../custom-fields/customWords.ts'
import styles from './ChangeTold.module.css'
import type { FieldWords } from './fieldWords.ts'

/** An edit of a customer or a contact, in words. */
export function ChangeHead({ entry: { actor, record, recordName, kind, source } }: { entry: HistoryEntry }) {
  const { t } = useTranslation()
  const sourceText = t(`choices.historySource.${source}` as 'choices.historySource.form', source)
  return (
    <>
      <strong>{actor?.name ?? t('customers.history.system')}</strong>{' '}
      {t(`customers.history.${record}.${kind}`, { name: recordName ?? '' })}
      {source !== 'form' && (
        <span className={styles.soft}> {t('customers.history.via', { source: sourceText })}</span>
      )}
    </>
  )
}

export function ChangeList({ entry, words }: { entry: HistoryEntry; words: FieldWords }) {
  const { t } = useTranslation()
  const { labelOf } = useCustomWords(entry.changes.some(({ field }) => keyOfField(field) !== undefined))
  const label = (field: string) =>
    labelOf(field) ?? t(`fields.${entry.record}.${field}` as 'fields.customer.name', field)
  return (
    <ul className={styles.changes}>
      {entry.changes.map(({ field, before, after, masked }) => {
        const old = words(field, before)
        const now = words(field, after)
        return (
          <li key={field}>
            <span className={styles.soft}>{label(field)}</span> {old && <del>{old}</del>}
            {old && now && <span className={styles.soft}> {t('customers.history.to')} </span>}
            {masked && !old && !now ? (
              <span className={styles.soft}>{t('customers.history.changedUnseen')}</span>
            ) : now ? (
              <ins>{now}</ins>
            ) : (
              <span className={styles.soft}> {t('customers.history.cleared')}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
