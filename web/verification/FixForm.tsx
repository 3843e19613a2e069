import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { contactsOptions } from '../contacts/api.ts'
import { customerOptions } from '../customers/api.ts'

const ContactForm = lazy(async () => ({ default: (await import('../contacts/ContactForm.tsx')).ContactForm }))
const CustomerEdit = lazy(async () => ({
  default: (await import('../customers/CustomerEdit.tsx')).CustomerEdit,
}))

/** Which value is to be put right: of the customer, of one contact, or of the main one. */
export type Fixing = { customerId: number; field: string; contactId: number | null }

/** The form that a value is edited in, over a list, at that field. */
export function FixForm({ fixing, onClose }: { fixing: Fixing; onClose: () => void }) {
  const [, object, name] = /^(customer|contact)\.(.+)$/.exec(fixing.field) ?? []
  const isOfContact = object === 'contact'
  const customer = useQuery({ ...customerOptions(fixing.customerId), enabled: !isOfContact })
  const contacts = useQuery({ ...contactsOptions(fixing.customerId), enabled: isOfContact })
  if (isOfContact && contacts.data) {
    const { rows } = contacts.data
    const contact =
      rows.find(({ id }) => id === fixing.contactId) ?? rows.find(({ leftOn }) => !leftOn) ?? null
    return (
      <Suspense>
        <ContactForm
          customerId={fixing.customerId}
          contact={contact}
          colleagues={rows}
          at={name}
          onClose={onClose}
        />
      </Suspense>
    )
  }
  return (
    customer.data && (
      <Suspense>
        <CustomerEdit customer={customer.data} at={name} onClose={onClose} />
      </Suspense>
    )
  )
}
