import { StopOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../contract/contacts.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './Consent.module.css'

const Consents = lazy(async () => ({ default: (await import('./Consents.tsx')).Consents }))

/** What the person agreed to, in a line; above it, where it stands, that they aren't to be contacted. */
export function ConsentLine({ contact, customerId }: { contact: Contact; customerId: number }) {
  const { t } = useTranslation()
  const shown = useShown()
  const [isOpen, setOpen] = useState(false)
  const { consents, doNotContact, name } = contact
  const words = consents.map(({ purpose, isWithdrawn }) =>
    isWithdrawn ? t('consents.withdrawnOne', { purpose }) : purpose,
  )
  const line = words.length > 0 ? t('consents.line', { purposes: shown.list(words) }) : t('consents.none')
  return (
    <>
      {doNotContact && (
        <p className={styles.barred}>
          <StopOutlined aria-hidden />{' '}
          {t('consents.barred', {
            ways: shown.list(doNotContact.channels.map((way) => t(`choices.barredChannel.${way}`))),
            since: shown.day(doNotContact.since),
          })}
          {doNotContact.reason && ` ${doNotContact.reason}`}
        </p>
      )}
      <p className={styles.line}>
        <Button
          type="link"
          size="small"
          className={styles.open ?? ''}
          aria-label={t('consents.openOf', { line, name })}
          onClick={() => setOpen(true)}
        >
          {line}
        </Button>
      </p>
      {isOpen && (
        <Suspense>
          <Consents contact={contact} customerId={customerId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
