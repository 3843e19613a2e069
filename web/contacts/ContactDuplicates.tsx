import { Form } from 'antd'
import type { Contact } from '../../contract/contacts.ts'
import { useMay } from '../app/session.ts'
import { DuplicateHint, useDuplicates } from '../duplicates/DuplicateHint.tsx'
import type { ContactValues } from './contactValues.ts'

type Props = { customerId: number; contact: Contact | null }

/** Whose customer has a number or an address already that is new here; of who has left nothing counts. */
export function ContactDuplicates({ customerId, contact }: Props) {
  const form = Form.useFormInstance<ContactValues>()
  const phones: (string | undefined)[] = Form.useWatch('phones', form) ?? []
  const email = Form.useWatch('email', form)
  const leftOn = Form.useWatch('leftOn', form)
  const known = contact?.phones.map(({ shown }) => shown) ?? []
  const met = useDuplicates({
    phones: phones.filter((phone) => phone !== undefined).filter((phone) => !known.includes(phone)),
    emails: email && email !== contact?.email ? [email] : [],
    mayCheck: useMay('customer.create') && !(leftOn === undefined ? contact?.leftOn : leftOn),
    contactOf: customerId,
  })
  return <DuplicateHint {...met} />
}
