import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../contract/customer-history.ts'
import { keyOfField, useCustomWords } from '../custom-fields/customWords.ts'
import styles from './ChangeTold.module.css'
import type { FieldWords } from './fieldWords.ts'

/** An edit of a customer or a contact, in words. */
export function ChangeHead({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation()
  const { actor, source, stage, giving } = entry
  const sourceText = t(`choices.historySource.${source}` as 'choices.historySource.form', source)
  return (
    <>
      <strong>{actor?.name ?? t('customers.history.system')}</strong> <Did entry={entry} />
      {(stage ?? giving)?.isBatch && <span className={styles.batch}>{t('customers.history.batch')}</span>}
      {source !== 'form' && (
        <span className={styles.soft}> {t('customers.history.via', { source: sourceText })}</span>
      )}
    </>
  )
}

function Did({ entry: { record, recordName, kind, stage, giving } }: { entry: HistoryEntry }) {
  const { t } = useTranslation()
  if (giving) return t(`customers.history.giving.${giving.how}`)
  const name = recordName ?? (record === 'follow_up_plan' ? t('followups.noGoal') : '')
  if (!stage) return t(`customers.history.${record}.${kind}`, { name })
  return t(`customers.history.stage.${stage.cause === 'undo' ? 'undo' : 'manual'}`, {
    from: stage.from ? t(`choices.stage.${stage.from}`) : '',
    to: t(`choices.stage.${stage.to}`),
  })
}

/** What the head doesn't say: other fields, and the words that were given with the step. */
export function ChangeList({ entry, words }: { entry: HistoryEntry; words: FieldWords }) {
  const { t } = useTranslation()
  const { labelOf } = useCustomWords(entry.changes.some(({ field }) => keyOfField(field) !== undefined))
  const label = (field: string) =>
    labelOf(field) ?? t(`fields.${entry.record}.${field}` as 'fields.customer.name', field)
  const changes = entry.changes.filter(({ field }) => !(entry.stage && field === 'stage'))
  return (
    <ul className={styles.changes}>
      {changes.map(({ field, before, after, masked }) => {
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
      <StepWords entry={entry} />
    </ul>
  )
}

function StepWords({ entry: { stage, giving } }: { entry: HistoryEntry }) {
  const { t } = useTranslation()
  const words = [
    stage?.reason &&
      t('customers.history.stage.reason', { reason: t(`changes.stage.lossReasons.${stage.reason}`) }),
    stage?.note && t('customers.history.stage.note', { note: stage.note }),
    giving?.words &&
      giving.how !== 'undo' &&
      t(`customers.history.givingWords.${giving.how}`, { words: giving.words }),
  ].filter((word) => typeof word === 'string')
  return words.map((word) => <li key={word}>{word}</li>)
}
