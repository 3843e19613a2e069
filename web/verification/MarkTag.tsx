import { CheckCircleFilled, CloseCircleFilled, SafetyOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown, type MenuProps } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type InvalidReason,
  invalidReasonsOf,
  usualHowsOf,
  type VerifiedHow,
} from '../../contract/values/markReasons.ts'
import type { Mark, MarkableField } from '../../contract/verification.ts'
import { useShown } from '../ui/useShown.ts'
import { marksOptions } from './api.ts'
import { useMark } from './useMark.ts'
import styles from './verification.module.css'

const MarkForm = lazy(async () => ({ default: (await import('./MarkForm.tsx')).MarkForm }))

type Props = {
  customerId: number
  field: MarkableField
  contactId?: number
  phoneId?: number
  /** The field in words, with whose it is where that isn't plain. */
  label: string
}

/** What is known of whether a value is right, beside it: a sign and a word; a tap sets or changes it. */
export function MarkTag({ customerId, field, contactId, phoneId, label }: Props) {
  const { t } = useTranslation()
  const marks = useQuery(marksOptions(customerId))
  const wordOf = useMarkWord()
  const [isOpen, setOpen] = useState(false)
  const { set, takeBack } = useMark(customerId, { field, contactId, phoneId }, label)
  if (!marks.data) return null
  const mark = marks.data.rows.find(
    (one) =>
      one.field === field && one.contactId === (contactId ?? null) && one.phoneId === (phoneId ?? null),
  )
  const { can } = marks.data
  if (!(contactId === undefined ? can.mark : can.markContacts)) return mark ? <Told mark={mark} /> : null
  const items: MenuProps['items'] = [
    ...usualHowsOf(field).map((how) => ({
      key: `how ${how}`,
      icon: <CheckCircleFilled aria-hidden className={styles.verified} />,
      label: t('verification.mark.justNow', { how: t(`verification.how.${how}`) }),
    })),
    { type: 'divider' },
    ...invalidReasonsOf(field).map((reason) => ({
      key: `reason ${reason}`,
      icon: <CloseCircleFilled aria-hidden className={styles.invalid} />,
      label: t('verification.mark.asInvalid', { reason: t(`verification.reason.${reason}`) }),
    })),
    { type: 'divider' },
    { key: 'more', label: t('verification.mark.more') },
    ...(mark ? [{ key: 'back', label: t('verification.mark.takeBack') }] : []),
  ]
  const choose = (key: string) => {
    const [kind, value] = key.split(' ')
    if (kind === 'how') void set({ how: value as VerifiedHow })
    else if (kind === 'reason') void set({ reason: value as InvalidReason })
    else if (kind === 'back' && mark) void takeBack(mark.id)
    else setOpen(true)
  }
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
        {mark ? (
          <button
            type="button"
            className={styles.tag}
            aria-label={`${t('verification.mark.menu', { field: label })}: ${wordOf(mark)}`}
          >
            <Told mark={mark} />
          </button>
        ) : (
          <Button
            type="text"
            size="small"
            className={styles.unmarked}
            icon={<SafetyOutlined aria-hidden />}
            title={t('verification.mark.unmarked')}
            aria-label={t('verification.mark.menu', { field: label })}
          />
        )}
      </Dropdown>
      {isOpen && (
        <Suspense>
          <MarkForm
            customerId={customerId}
            value={{ field, contactId, phoneId }}
            label={label}
            mark={mark}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}

/** A word, and for what is invalid why. */
function useMarkWord(): (mark: Mark) => string {
  const { t } = useTranslation()
  return ({ how, reason }) =>
    how === null
      ? `${t('verification.mark.invalid')} · ${t(`verification.reason.${reason ?? 'other'}`)}`
      : t('verification.mark.verified')
}

/** By shape and word as well as by colour. */
function Told({ mark }: { mark: Mark }) {
  const { t } = useTranslation()
  const shown = useShown()
  const wordOf = useMarkWord()
  const { how, reason, actor, on, proof, file } = mark
  const said = { person: actor.name, day: shown.day(on) }
  const whole =
    how === null
      ? t('verification.mark.invalidBy', { ...said, reason: t(`verification.reason.${reason ?? 'other'}`) })
      : t('verification.mark.verifiedBy', { ...said, how: t(`verification.how.${how}`) })
  const proofs = [proof, file?.name].filter(Boolean).join(' · ')
  return (
    <span
      className={how === null ? styles.invalid : styles.verified}
      title={proofs ? `${whole} · ${t('verification.mark.proofOf', { proof: proofs })}` : whole}
    >
      {how === null ? <CloseCircleFilled aria-hidden /> : <CheckCircleFilled aria-hidden />} {wordOf(mark)}
    </span>
  )
}
