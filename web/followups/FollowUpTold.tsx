import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FollowUpEntry } from '../../contract/timeline.ts'
import { useShown } from '../ui/useShown.ts'
import { FollowUpEdits } from './FollowUpEdits.tsx'
import styles from './FollowUpTold.module.css'
import { useDeleteFollowUp } from './useDeleteFollowUp.ts'

const EditFollowUp = lazy(async () => ({ default: (await import('./EditFollowUp.tsx')).EditFollowUp }))

/** Who, how and with whom; a mark on what was written down late. */
export function FollowUpHead({ entry: { actor, followUp } }: { entry: FollowUpEntry }) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <>
      <strong>{actor?.name ?? t('followups.timeline.system')}</strong>{' '}
      {t(`choices.method.${followUp.method}`)}
      {followUp.contact && <> {t('followups.timeline.with', { name: followUp.contact.name })}</>}
      {followUp.isLate && (
        <span
          className={styles.late}
          title={t('followups.timeline.lateHint', { at: shown.instant(followUp.createdAt) })}
        >
          {t('followups.timeline.late')}
        </span>
      )}
    </>
  )
}

export function FollowUpBody({ customerId, entry }: { customerId: number; entry: FollowUpEntry }) {
  const { t } = useTranslation()
  const shown = useShown()
  const remove = useDeleteFollowUp(customerId)
  const [isEditing, setEditing] = useState(false)
  const [showsEdits, setShowsEdits] = useState(false)
  const { followUp } = entry
  const feedback = [
    followUp.feedback && t(`choices.feedback.${followUp.feedback}`),
    followUp.refusalReason && t(`choices.refusalReason.${followUp.refusalReason}`),
    followUp.feedbackDetail,
  ].filter(Boolean)
  return (
    <div className={styles.body}>
      <p className={styles.content}>{followUp.content}</p>
      {feedback.length > 0 && (
        <p>
          <span className={styles.soft}>{t('followups.feedback')}</span>{' '}
          <span data-feedback={followUp.feedback} className={styles.feedback}>
            {feedback.join(' · ')}
          </span>
        </p>
      )}
      {followUp.did.map(({ id, goal, on }) => (
        <p key={id} className={styles.soft}>
          {t('followups.timeline.did', { goal: goal ?? t('followups.noGoal'), day: shown.day(on) })}
        </p>
      ))}
      <div className={styles.actions}>
        {followUp.isEdited && (
          <Button
            type="link"
            size="small"
            aria-expanded={showsEdits}
            onClick={() => setShowsEdits(!showsEdits)}
          >
            {t(showsEdits ? 'followups.timeline.hideEdits' : 'followups.timeline.edited')}
          </Button>
        )}
        {followUp.can.edit && (
          <Button
            type="text"
            size="small"
            icon={<EditOutlined aria-hidden />}
            aria-label={t('followups.timeline.edit')}
            onClick={() => setEditing(true)}
          />
        )}
        {followUp.can.delete && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('followups.timeline.remove')}
            onClick={() => void remove(followUp.id)}
          />
        )}
      </div>
      {showsEdits && <FollowUpEdits id={followUp.id} version={followUp.version} customerId={customerId} />}
      {isEditing && (
        <Suspense>
          <EditFollowUp customerId={customerId} followUp={followUp} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </div>
  )
}
