import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { useShown } from '../ui/useShown.ts'
import { holdingsOptions } from './api.ts'
import { HandOverForm } from './HandOverForm.tsx'
import styles from './HandOverPage.module.css'
import { Holdings, type HoldingsData } from './Holdings.tsx'

/** 离职移交: what a person holds, to whom it goes, and one step that gives on all of it. */
export function HandOverPage() {
  const { t } = useTranslation()
  const { id: given } = useParams({ strict: false })
  const id = Number(given)
  const holdings = useQuery(holdingsOptions(id))
  const held = holdings.data
  if (holdings.isError && !held)
    return <ErrorState error={holdings.error} reset={() => void holdings.refetch()} />
  if (!held) return <RowsSkeleton />
  const isNothing = held.customers + held.inTrash + held.plans + held.shares === 0
  return (
    <div className={styles.page}>
      <PageHead
        title={t('changes.handOver.title', { name: held.person.name })}
        trail={
          held.can.managePeople ? (
            <Link to="/people">{t('changes.handOver.back')}</Link>
          ) : (
            <Link to="/hand-over">{t('changes.handOver.open')}</Link>
          )
        }
        note={held.department.name}
      />
      <Section title={t('changes.handOver.holds')}>
        {isNothing ? (
          <p>{t('changes.handOver.nothing', { name: held.person.name })}</p>
        ) : (
          <Holdings held={held} />
        )}
      </Section>
      {!isNothing && <HandOverForm key={id} held={held} />}
      {held.handedOver.length > 0 && <Earlier held={held} />}
    </div>
  )
}

function Earlier({ held }: { held: HoldingsData }) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <Section title={t('changes.handOver.earlier')}>
      <Timeline
        entries={held.handedOver.map(({ id, at, actor, note, deactivated, ...counts }) => ({
          key: String(id),
          at,
          atText: shown.instant(at),
          head:
            t('changes.handOver.earlierEntry', { actor: actor?.name ?? '', ...counts }) +
            (deactivated ? t('changes.handOver.earlierDeactivated') : ''),
          body: note && <p>{note}</p>,
        }))}
      />
    </Section>
  )
}
