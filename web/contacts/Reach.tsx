import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Contact, revealContact } from '../../contract/contacts.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import styles from './ContactCard.module.css'

type Reachable = ResultOf<typeof revealContact>

/** Phones, mail and WeChat; masked ones can be shown where the role allows it, which is recorded. */
export function Reach({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const [revealed, setRevealed] = useState<Reachable | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { phones, email, wechat }: Reachable = revealed ?? contact
  const isHidden = contact.masked && !revealed
  const reveal = async () => {
    try {
      setRevealed(await call(revealContact, { params: { id: contact.id } }))
    } catch (error) {
      setProblem(reasonOf(error, t('app.pageFailedUnknown')))
    }
  }
  if (phones.length === 0 && !email && !wechat) return null
  return (
    <div className={styles.reach}>
      {phones.map(({ shown, dial }) => (
        <Phone key={shown} shown={shown} dial={dial} />
      ))}
      {email && (isHidden ? <span>{email}</span> : <a href={`mailto:${email}`}>{email}</a>)}
      {wechat && (
        <span>
          {t('fields.contact.wechat')} {wechat}
        </span>
      )}
      {isHidden && contact.can.reveal && (
        <Button
          type="link"
          size="small"
          title={t('contacts.revealNote')}
          aria-label={t('contacts.revealOf', { name: contact.name })}
          onClick={() => void reveal()}
        >
          {t('contacts.reveal')}
        </Button>
      )}
      {problem && <span role="alert">{problem}</span>}
    </div>
  )
}

function Phone({ shown, dial }: { shown: string; dial: string | null }) {
  const { t } = useTranslation()
  if (!dial) return <span>{shown}</span>
  return (
    <a
      href={dial.startsWith('tel:') ? dial : `tel:${dial}`}
      aria-label={t('contacts.call', { phone: shown })}
    >
      {shown}
    </a>
  )
}
