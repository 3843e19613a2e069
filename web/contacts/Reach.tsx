import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../contract/contacts.ts'
import type { InvalidReason } from '../../contract/values/markReasons.ts'
import { marksOptions } from '../verification/api.ts'
import { MarkTag } from '../verification/MarkTag.tsx'
import { isBarredBy } from './barred.ts'
import styles from './ContactCard.module.css'
import { useBarredLink } from './useStillReach.ts'

type Props = {
  customerId: number
  contact: Contact
  /** Left out where nothing is masked, or the role may not look. */
  onReveal?: (() => void) | undefined
}

/** Phones, mail and WeChat; masked ones can be shown where the role allows it, which is recorded. */
export function Reach({ customerId, contact, onReveal }: Props) {
  const { t } = useTranslation()
  const marks = useQuery(marksOptions(customerId))
  const invalid = (phoneId: number) =>
    marks.data?.rows.find((mark) => mark.phoneId === phoneId && mark.reason !== null)?.reason ?? null
  const marked = (field: 'phones' | 'email' | 'wechat', phoneId?: number) => (
    <MarkTag
      customerId={customerId}
      field={`contact.${field}`}
      contactId={contact.id}
      {...(phoneId !== undefined && { phoneId })}
      label={t('verification.event.of', { name: contact.name, field: t(`fields.contact.${field}`) })}
    />
  )
  const { phones, email, wechat, fields } = contact
  const mail = useBarredLink(contact.name, isBarredBy(contact, 'email'))
  if (phones.length === 0 && !email && !wechat && !onReveal) return null
  return (
    <div className={styles.reach}>
      {phones.map(({ id, shown, dial }) => (
        <span key={id} className={styles.marked}>
          <Phone
            shown={shown}
            dial={dial}
            invalid={invalid(id)}
            name={contact.name}
            isBarred={isBarredBy(contact, 'phone')}
          />{' '}
          {marked('phones', id)}
        </span>
      ))}
      {email && (
        <span className={styles.marked}>
          {fields.email === 'masked' ? (
            <span>{email}</span>
          ) : (
            <a href={`mailto:${email}`} {...mail}>
              {email}
            </a>
          )}{' '}
          {marked('email')}
        </span>
      )}
      {wechat && (
        <span className={styles.marked}>
          <span>
            {t('fields.contact.wechat')} {wechat}
          </span>{' '}
          {marked('wechat')}
        </span>
      )}
      {onReveal && (
        <Button
          type="link"
          size="small"
          title={t('contacts.revealNote')}
          aria-label={t('contacts.revealOf', { name: contact.name })}
          onClick={onReveal}
        >
          {t('contacts.reveal')}
        </Button>
      )}
    </div>
  )
}

type PhoneProps = {
  shown: string
  dial: string | null
  invalid: InvalidReason | null
  name: string
  isBarred: boolean
}

/** Who is about to call a number that is marked as invalid is told, and asked where the person isn't to be called. */
function Phone({ shown, dial, invalid, name, isBarred }: PhoneProps) {
  const { t } = useTranslation()
  const call = useBarredLink(name, isBarred)
  if (!dial) return <span>{shown}</span>
  return (
    <a
      href={dial.startsWith('tel:') ? dial : `tel:${dial}`}
      data-invalid={invalid ? true : undefined}
      aria-label={
        invalid
          ? t('verification.mark.callInvalid', {
              phone: shown,
              reason: t(`verification.reason.${invalid}`),
            })
          : t('contacts.call', { phone: shown })
      }
      {...call}
    >
      {shown}
    </a>
  )
}
