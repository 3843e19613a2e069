import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { type TimelineEntry, type TimelineKind, timelineKinds } from '../../contract/timeline.ts'
import { contactsOptions } from '../contacts/api.ts'
import { ChangeHead, ChangeList } from '../customers/ChangeTold.tsx'
import { type FieldWords, useFieldWords } from '../customers/fieldWords.ts'
import { DayField } from '../ui/DayField.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { type TimelineEntry as Shown, Timeline } from '../ui/Timeline.tsx'
import { useShown } from '../ui/useShown.ts'
import { type TimelineView, timelineOptions } from './api.ts'
import { FollowUpBody, FollowUpHead } from './FollowUpTold.tsx'
import { EventTold, PlanTold } from './PlanTold.tsx'
import styles from './TimelinePanel.module.css'

type Props = {
  customer: Customer
  /** Only so many, the latest, without what looks for others. */
  most?: number
}

/** All that happened with a customer in one line, the latest first. */
export function TimelinePanel({ customer, most }: Props) {
  const { t } = useTranslation()
  const [view, setView] = useState<TimelineView>({})
  const line = useInfiniteQuery(timelineOptions(customer.id, view))
  const entries = line.data?.pages.flatMap(({ rows }) => rows).slice(0, most) ?? []
  const tell = useTold(customer, entries)
  return (
    <>
      {most === undefined && <Tools view={view} onView={setView} />}
      {line.isPending && <RowsSkeleton />}
      {line.isError && entries.length === 0 && (
        <ErrorState error={line.error} reset={() => void line.refetch()} />
      )}
      {line.isSuccess && entries.length === 0 && (
        <p className={styles.soft}>
          {t(view.kind === 'followUp' ? 'followups.timeline.emptyFollowUps' : 'followups.timeline.empty')}
        </p>
      )}
      <Timeline entries={entries.map(tell)} />
      {most === undefined && line.hasNextPage && (
        <Button onClick={() => void line.fetchNextPage()} loading={line.isFetchingNextPage}>
          {t('followups.timeline.more')}
        </Button>
      )}
    </>
  )
}

type ToolsProps = { view: TimelineView; onView: (view: TimelineView) => void }

/** Which kinds of entries, and until which day. */
function Tools({ view, onView }: ToolsProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.tools}>
      <Select
        aria-label={t('followups.timeline.kinds')}
        value={view.kind ?? 'all'}
        popupMatchSelectWidth={false}
        options={[
          { value: 'all', label: t('followups.timeline.all') },
          ...timelineKinds.map((kind) => ({ value: kind, label: t(`followups.timeline.${kind}`) })),
        ]}
        onChange={(kind: TimelineKind | 'all') =>
          onView({ ...view, kind: kind === 'all' ? undefined : kind })
        }
      />
      <div className={styles.day}>
        <DayField
          value={view.until ?? null}
          placeholder={t('followups.timeline.jump')}
          onChange={(until) => onView({ ...view, until: until ?? undefined })}
        />
      </div>
      {view.until && (
        <Button type="link" onClick={() => onView({ ...view, until: undefined })}>
          {t('followups.timeline.latest')}
        </Button>
      )}
    </div>
  )
}

/** How an entry is told, by its kind. */
function useTold(customer: Customer, entries: readonly TimelineEntry[]): (entry: TimelineEntry) => Shown {
  const shown = useShown()
  const contacts = useQuery(contactsOptions(customer.id))
  const fields = entries.flatMap((entry) =>
    entry.kind === 'change' ? entry.change.changes.map(({ field }) => field) : [],
  )
  const words = useFieldWords(new Set(fields), contacts.data?.rows)
  return (entry) => ({
    key: entry.key,
    at: entry.at,
    atText: shown.instant(entry.at),
    ...parts(customer, entry, words),
  })
}

function parts(customer: Customer, entry: TimelineEntry, words: FieldWords): Pick<Shown, 'head' | 'body'> {
  switch (entry.kind) {
    case 'followUp':
      return {
        head: <FollowUpHead entry={entry} />,
        body: <FollowUpBody customerId={customer.id} entry={entry} />,
      }
    case 'plan':
      return { head: <PlanTold customerId={customer.id} entry={entry} /> }
    case 'event':
      return { head: <EventTold customerId={customer.id} entry={entry} /> }
    case 'change':
      return {
        head: <ChangeHead entry={entry.change} />,
        body: entry.change.changes.length > 0 && <ChangeList entry={entry.change} words={words} />,
      }
  }
}
