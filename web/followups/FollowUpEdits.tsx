import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { contactsOptions } from '../contacts/api.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { useShown } from '../ui/useShown.ts'
import { editsOptions } from './api.ts'
import styles from './FollowUpTold.module.css'

type Props = { id: number; version: number; customerId: number }

/** What a follow-up said before each edit. */
export function FollowUpEdits({ id, version, customerId }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const edits = useQuery(editsOptions(id, version))
  const contacts = useQuery(contactsOptions(customerId))
  if (edits.isError) return <ErrorState error={edits.error} reset={() => void edits.refetch()} />
  const say = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (field === 'contactId') return contacts.data?.rows.find((contact) => contact.id === value)?.name ?? ''
    if (field === 'at') return shown.instant(String(value))
    if (field === 'method' || field === 'feedback' || field === 'refusalReason') {
      return t(`choices.${field}.${String(value)}` as 'choices.method.phone', String(value))
    }
    return String(value)
  }
  return (
    <ul className={styles.edits}>
      {(edits.data?.rows ?? []).map((edit) => (
        <li key={edit.id}>
          <p className={styles.soft}>
            {t('followups.timeline.editedBy', {
              name: edit.actor?.name ?? t('followups.timeline.system'),
              at: shown.instant(edit.at),
            })}
          </p>
          {edit.changes.map(({ field, before, after }) => (
            <p key={field}>
              <span className={styles.soft}>
                {t(`fields.followUp.${field}` as 'fields.followUp.content', field)}
              </span>{' '}
              {before !== null && <del>{say(field, before)}</del>}{' '}
              {after !== null && <ins>{say(field, after)}</ins>}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
