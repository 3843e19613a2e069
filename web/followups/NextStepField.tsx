import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noNextReasons } from '../../contract/follow-up-fields.ts'
import { DayField } from '../ui/DayField.tsx'
import { useShown } from '../ui/useShown.ts'
import { ChoiceChips } from './ChoiceChips.tsx'
import { quickDays } from './days.ts'
import { type NextStep, noStepYet } from './followUpValues.ts'
import styles from './NextStepField.module.css'

type Props = {
  value?: NextStep
  onChange?: (value: NextStep) => void
  today: string
  /** Plans that stay open: the next step may be theirs. */
  kept?: readonly { on: string; goal: string | null }[]
  mayBeNone?: boolean
}

/** What to do next and when, in a tap or two; or why there is no next step. */
export function NextStepField({ value = noStepYet, onChange, today, kept = [], mayBeNone = true }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const goalId = useId()
  const quick = quickDays(today)
  const isQuick = quick.some(({ on }) => on === value.on)
  const [isPicking, setPicking] = useState(value.step === 'day' && value.on !== null && !isQuick)
  const set = (changed: Partial<NextStep>) => onChange?.({ ...value, ...changed })
  const quickKey = quick.find(({ on }) => on === value.on)?.key
  const chosen =
    value.step === 'day' ? (isPicking ? 'otherDay' : (quickKey ?? 'otherDay')) : (value.step ?? undefined)

  const choose = (key: string | null) => {
    const day = quick.find((choice) => choice.key === key)
    setPicking(key === 'otherDay')
    if (day) set({ step: 'day', on: day.on })
    else if (key === 'otherDay') set({ step: 'day' })
    else set({ step: key as 'none' | 'keep' })
  }
  const options = [
    ...(kept.length > 0 ? [{ value: 'keep', label: t('followups.next.keep') }] : []),
    ...quick.map(({ key }) => ({ value: key as string, label: t(`followups.next.${key}`) })),
    { value: 'otherDay', label: t('followups.next.otherDay') },
    ...(mayBeNone && kept.length === 0 ? [{ value: 'none', label: t('followups.next.none') }] : []),
  ]

  return (
    <div className={styles.step}>
      <ChoiceChips label={t('followups.next.when')} options={options} value={chosen} onChange={choose} />
      {value.step === 'day' && (
        <>
          <div className={styles.when}>
            {isPicking || !isQuick ? (
              <DayField
                value={value.on}
                onChange={(on) => set({ on })}
                placeholder={t('followups.next.otherDay')}
              />
            ) : (
              <span className={styles.day}>{value.on && shown.day(value.on)}</span>
            )}
            <Input
              type="time"
              value={value.time}
              aria-label={t('followups.next.time')}
              title={t('followups.next.time')}
              onChange={(event) => set({ time: event.target.value })}
            />
          </div>
          <label htmlFor={goalId}>{t('followups.next.goal')}</label>
          <Input
            id={goalId}
            value={value.goal}
            maxLength={200}
            autoComplete="off"
            placeholder={t('followups.next.goalHint')}
            onChange={(event) => set({ goal: event.target.value })}
          />
        </>
      )}
      {value.step === 'keep' && (
        <ul className={styles.kept}>
          {kept.map(({ on, goal }) => (
            <li key={`${on} ${goal}`}>
              {t('followups.next.keepText', { due: shown.day(on), goal: goal ?? t('followups.noGoal') })}
            </li>
          ))}
        </ul>
      )}
      {value.step === 'none' && <NoNextFields value={value} onChange={(why) => set(why)} />}
    </div>
  )
}

type Why = Pick<NextStep, 'reason' | 'words'>

/** Why there is no next step: one tap, words where they help. */
export function NoNextFields({ value, onChange }: { value?: Why; onChange?: (why: Why) => void }) {
  const { t } = useTranslation()
  const why = value ?? { reason: null, words: '' }
  return (
    <div className={styles.step}>
      <ChoiceChips
        label={t('followups.next.why')}
        options={noNextReasons.map((reason) => ({
          value: reason,
          label: t(`choices.noNextReason.${reason}`),
        }))}
        value={why.reason}
        onChange={(reason) => onChange?.({ reason, words: why.words })}
      />
      <Input
        value={why.words}
        maxLength={200}
        aria-label={t('followups.next.words')}
        placeholder={t('followups.next.words')}
        onChange={(event) => onChange?.({ reason: why.reason, words: event.target.value })}
      />
    </div>
  )
}
