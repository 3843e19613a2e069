import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../contract/contacts.ts'
import { isBarredBy } from './barred.ts'
import styles from './ContactCard.module.css'
import { useBarredLink } from './useStillReach.ts'

type Props = {
  contact: Contact
  /** Left out where nothing is masked, or the role may not look. */
  onReveal?: (() => void) | undefined
}

/** Phones, mail and WeChat; masked ones can be shown where the role allows it, which is recorded. */
export function Reach({ contact, onReveal }: Props) {
  const { t } = useTranslation()
  const { phones, email, wechat, fields } = contact
  const mail = useBarredLink(contact.name, isBarredBy(contact, 'email'))
  if (phones.length === 0 && !email && !wechat && !onReveal) return null
  return (
    <div className={styles.reach}>
      {phones.map(({ shown, dial }) => (
        <Phone
          key={shown}
          shown={shown}
          dial={dial}
          name={contact.name}
          isBarred={isBarredBy(contact, 'phone')}
        />
      ))}
      {email &&
        (fields.email === 'masked' ? (
          <span>{email}</span>
        ) : (
          <a href={`mailto:${email}`} {...mail}>
            {email}
          </a>
        ))}
      {wechat && (
        <span>
          {t('fields.contact.wechat')} {wechat}
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

type PhoneProps = { shown: string; dial: string | null; name: string; isBarred: boolean }

function Phone({ shown, dial, name, isBarred }: PhoneProps) {
  const { t } = useTranslation()
  const call = useBarredLink(name, isBarred)
  if (!dial) return <span>{shown}</span>
  return (
    <a
      href={dial.startsWith('tel:') ? dial : `tel:${dial}`}
      aria-label={t('contacts.call', { phone: shown })}
      {...call}
    >
      {shown}
    </a>
  )
}
