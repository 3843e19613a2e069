import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../contract/customer-history.ts'
import { contactsOptions } from '../contacts/api.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { useShown } from '../ui/useShown.ts'
import { historyOptions } from './api.ts'
import styles from './CustomerHistory.module.css'
import { type FieldWords, useFieldWords } from './fieldWords.ts'

/** What changed on a customer and its contacts, in words, the latest first. */
export function CustomerHistory({ customerId }: { customerId: number }) {
  const { t } = useTranslation()
  const shown = useShown()
  const history = useInfiniteQuery(historyOptions(customerId))
  const contacts = useQuery(contactsOptions(customerId))
  const entries = history.data?.pages.flatMap(({ rows }) => rows) ?? []
  const words = useFieldWords(
    new Set(entries.flatMap(({ changes }) => changes.map(({ field }) => field))),
    contacts.data?.rows,
  )
  if (history.isPending) return <RowsSkeleton />
  if (history.isError && entries.length === 0) {
    return <ErrorState error={history.error} reset={() => void history.refetch()} />
  }
  if (entries.length === 0) return <p className={styles.soft}>{t('customers.history.empty')}</p>
  return (
    <>
      <Timeline
        entries={entries.map((entry) => ({
          key: `${entry.id} ${entry.at}`,
          at: entry.at,
          atText: shown.instant(entry.at),
          head: <Head entry={entry} />,
          body: entry.changes.length > 0 && <Changes entry={entry} words={words} />,
        }))}
      />
      {history.hasNextPage && (
        <Button onClick={() => void history.fetchNextPage()} loading={history.isFetchingNextPage}>
          {t('customers.history.more')}
        </Button>
      )}
    </>
  )
}

function Head({ entry: { actor, record, recordName, kind, source } }: { entry: HistoryEntry }) {
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

function Changes({ entry, words }: { entry: HistoryEntry; words: FieldWords }) {
  const { t } = useTranslation()
  const label = (field: string) => t(`fields.${entry.record}.${field}` as 'fields.customer.name', field)
  return (
    <ul className={styles.changes}>
      {entry.changes.map(({ field, before, after }) => {
        const old = words(field, before)
        const now = words(field, after)
        return (
          <li key={field}>
            <span className={styles.soft}>{label(field)}</span> {old && <del>{old}</del>}
            {old && now && <span className={styles.soft}> {t('customers.history.to')} </span>}
            {now ? <ins>{now}</ins> : <span className={styles.soft}> {t('customers.history.cleared')}</span>}
          </li>
        )
      })}
    </ul>
  )
}
