import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventEntry, PlanEntry } from '../../contract/timeline.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './FollowUpTold.module.css'
import { usePlanActions } from './usePlanActions.ts'

const UndoMerge = lazy(async () => ({ default: (await import('../merge/UndoMerge.tsx')).UndoMerge }))

/** A plan that was cancelled, and why. */
export function PlanTold({ customerId, entry: { actor, plan } }: { customerId: number; entry: PlanEntry }) {
  const { t } = useTranslation()
  const shown = useShown()
  const { reopen } = usePlanActions()
  const why = [plan.reason && t(`choices.noNextReason.${plan.reason}`), plan.words].filter(Boolean)
  return (
    <>
      <strong>{actor?.name ?? t('followups.timeline.system')}</strong>{' '}
      {t('followups.timeline.cancelled', {
        goal: plan.goal ?? t('followups.noGoal'),
        day: shown.day(plan.on),
      })}{' '}
      {why.length > 0 && <span className={styles.soft}>{why.join(' · ')}</span>}
      {plan.can.edit && (
        <Button type="link" size="small" onClick={() => void reopen(customerId, plan.id)}>
          {t('followups.timeline.reopen')}
        </Button>
      )}
    </>
  )
}

export function EventTold({
  customerId,
  entry: { actor, event },
}: {
  customerId: number
  entry: EventEntry
}) {
  const { t } = useTranslation()
  const shown = useShown()
  const name = event.person?.name ?? event.name ?? ''
  const list = (names: readonly string[]) => names.join(t('contacts.separator'))
  const { added = [], removed = [] } = event.tags ?? {}
  const tagged = [
    added.length > 0 && t('followups.timeline.tagsAdded', { tags: list(added) }),
    removed.length > 0 && t('followups.timeline.tagsRemoved', { tags: list(removed) }),
  ]
    .filter(Boolean)
    .join(t('followups.timeline.and'))
  const { mark } = event
  const fieldWord = mark ? t(`fields.${mark.field}` as 'fields.customer.name') : ''
  const field =
    mark && event.name ? t('verification.event.of', { name: event.name, field: fieldWord }) : fieldWord
  const how = mark?.how ? t(`verification.how.${mark.how as 'phone'}`) : ''
  const reason = mark?.reason ? t(`verification.reason.${mark.reason as 'other'}`) : ''
  const words = {
    'customer.submitted': t('followups.timeline.submitted'),
    'customer.withdrawn': t('followups.timeline.withdrawn'),
    'customer.returned': t('followups.timeline.returned'),
    'customer.approved': t('followups.timeline.approved'),
    'customer.shared': t('followups.timeline.shared', {
      name,
      access: t(event.access === 'write' ? 'followups.timeline.writeAccess' : 'followups.timeline.read'),
    }),
    'customer.unshared': t('followups.timeline.unshared', { name }),
    'customer.tagged': tagged,
    'contact.tagged': `${t('followups.timeline.ofContact', { name })}${tagged}`,
    'customer.merged': event.numbers
      ? t('followups.timeline.merged', { numbers: list(event.numbers) })
      : t('followups.timeline.mergedAway'),
    'customer.unmerged': event.numbers
      ? t('followups.timeline.unmerged', { numbers: list(event.numbers) })
      : t('followups.timeline.unmergedHere'),
    'customer.verified': t('verification.event.verified', { field, how }),
    'customer.invalidated': t('verification.event.invalidated', { field, reason }),
    'customer.mark_taken_back': t('verification.event.takenBack', { field }),
    'customer.data_checked': t('verification.event.checked'),
    'customer.spot_checked': t('verification.event.spotChecked', {
      verdict: t(`verification.spot.verdict.${event.verdict as 'wrong'}`),
    }),
    'customer.spot_check_reopened': t('verification.event.spotCheckReopened'),
    'customer.tipped': t('tips.told', { words: name }),
    'customer.tip_answered': t('tips.toldAnswer', {
      answer: t(`tips.answer.${event.verdict as 'useful'}`),
      words: name,
    }),
    'customer.registered': t('registrations.told.registered'),
    'customer.registration_extended': t('registrations.told.extended'),
    'customer.registration_ended': t('registrations.told.ended'),
    'customer.registration_restored': t('registrations.told.restored'),
    'customer.clash_asked': t('clashes.told.asked', { words: name }),
    'customer.clash_withdrawn': t('clashes.told.withdrawn'),
    'customer.clash_stated': t('clashes.told.stated', { words: name }),
    'customer.clash_ruled': t('clashes.told.ruled', {
      outcome: t(`clashes.outcome.${event.verdict as 'stays'}`),
    }),
    'customer.clash_reopened': t('clashes.told.reopened'),
    'file.created': t('followups.timeline.fileCreated', { name }),
    'file.deleted': t('followups.timeline.fileDeleted', { name }),
    'file.restored': t('followups.timeline.fileRestored', { name }),
  }
  return (
    <>
      <strong>{actor?.name ?? t('followups.timeline.system')}</strong> {words[event.kind]}
      {event.until && t('followups.timeline.until', { day: shown.day(event.until) })}
      {event.mergeId !== null && (
        <Suspense>
          <UndoMerge customerId={customerId} mergeId={event.mergeId} />
        </Suspense>
      )}
    </>
  )
}
