import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Customer, revealCustomer } from '../../contract/customers.ts'
import { call } from '../app/call.ts'
import { useReveal } from '../ui/useReveal.tsx'

type Props = {
  customer: Customer
  field: string
  label: string
  /** What the mask leaves, if anything. */
  left: string
  words: (value: unknown) => string
}

/** A value that is there but not shown, until somebody who may asks for it. */
export function MaskedFact({ customer, field, label, left, words }: Props) {
  const { t } = useTranslation()
  const reveal = useReveal()
  const [shown, setShown] = useState<{ version: number; value: unknown } | null>(null)
  if (shown?.version === customer.version)
    return <>{words(shown.value) || t('customers.page.nothingBehind')}</>
  const show = async (reason?: string) => {
    const { value } = await call(revealCustomer, {
      params: { id: customer.id },
      body: { field, ...(reason && { reason }) },
    })
    setShown({ version: customer.version, value })
  }
  return (
    <>
      {left || t('customers.page.masked')}{' '}
      {customer.can.reveal && (
        <Button
          type="link"
          size="small"
          title={t('contacts.revealNote')}
          aria-label={t('customers.page.revealOf', { field: label })}
          onClick={() => void reveal(show)}
        >
          {t('form.reveal')}
        </Button>
      )}
    </>
  )
}
