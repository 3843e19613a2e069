import { useTranslation } from 'react-i18next'
import { useShown } from '../ui/useShown.ts'
import styles from './DueText.module.css'
import { daysBetween } from './days.ts'

type Props = {
  on: string
  time?: string | null
  isOverdue: boolean
  today: string
  /** Where room is short: of what is overdue only by how much. */
  isBrief?: boolean
}

/** When a plan is due, in words that need no counting; overdue says by how much. */
export function DueText({ on, time, isOverdue, today, isBrief = false }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const days = daysBetween(today, on)
  const near = days === 0 ? t('followups.due.today') : days === 1 ? t('followups.due.tomorrow') : null
  const late =
    days < 0
      ? t('followups.due.overdueDays', { count: -days })
      : isOverdue
        ? t('followups.due.overdueToday')
        : null
  const day = near ?? shown.day(on)
  const when = [isBrief && late ? null : day, time].filter(Boolean).join(' ')
  return (
    <time
      dateTime={time ? `${on}T${time}` : on}
      title={isBrief ? shown.day(on) : undefined}
      className={styles.due}
      data-overdue={isOverdue || undefined}
    >
      {when}
      {late && <strong>{late}</strong>}
    </time>
  )
}
