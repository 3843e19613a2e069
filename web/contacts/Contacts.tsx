import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../contract/contacts.ts'
import type { Customer } from '../../contract/customers.ts'
import { IntakeButton } from '../privacy/IntakeButton.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useFocusAfter } from '../ui/useFocusAfter.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import { contactsOptions } from './api.ts'
import { ContactCard } from './ContactCard.tsx'
import { PersonOffer } from './PersonOffer.tsx'

const ContactForm = lazy(async () => ({ default: (await import('./ContactForm.tsx')).ContactForm }))

/** The people at a customer: the primary one first, those who left last. */
export function Contacts({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const contacts = useQuery(contactsOptions(customer.id))
  const [open, setOpen] = useState<Contact | 'new' | null>(null)
  const add = () => setOpen('new')
  usePageAction('newContact', add, customer.can.createContact)
  const rows = contacts.data?.rows ?? []
  const isOffered = contacts.isSuccess && rows.length === 0 && customer.type === 'individual'
  const adder = useRef<HTMLButtonElement>(null)
  useFocusAfter(isOffered, () => adder.current)
  const there = [...rows.filter(({ leftOn }) => !leftOn), ...rows.filter(({ leftOn }) => leftOn)]
  return (
    <Section
      title={t('contacts.title')}
      actions={
        contacts.data?.can.create && (
          <Button ref={adder} size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
            {t('contacts.add')}
          </Button>
        )
      }
    >
      {contacts.isPending && <RowsSkeleton />}
      {contacts.isError && <ErrorState error={contacts.error} reset={() => void contacts.refetch()} />}
      {contacts.isSuccess && rows.length === 0 && (
        <p style={{ color: 'var(--k-text-soft)' }}>{t('contacts.empty')}</p>
      )}
      {isOffered && (
        <div style={{ display: 'grid', justifyItems: 'start', gap: 8 }}>
          {contacts.data.can.create && <PersonOffer customerId={customer.id} {...contacts.data} />}
          <IntakeButton of={{ customerId: customer.id }} name={customer.name} />
        </div>
      )}
      <ul>
        {there.map((contact) => (
          <ContactCard
            key={contact.id}
            contact={contact}
            superior={rows.find(({ id }) => id === contact.reportsToId)?.name}
            customerId={customer.id}
            onEdit={() => setOpen(contact)}
          />
        ))}
      </ul>
      {open && (
        <Suspense>
          <ContactForm
            customerId={customer.id}
            contact={open === 'new' ? null : open}
            colleagues={rows}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </Section>
  )
}
