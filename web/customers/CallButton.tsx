import { PhoneOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { contactsOptions } from '../contacts/api.ts'
import { isBarredBy } from '../contacts/barred.ts'
import { open, useStillReach } from '../contacts/useStillReach.ts'
import { reasonOf } from '../ui/ErrorState.tsx'

type Props = {
  customer: number
  contact: { id: number; name: string }
  className: string | undefined
}

/**
 * Calls the contact of a row. In a list phones are masked for the owner too (DOMAIN §1), so that of this one is asked for;
 * where it is masked on the record as well, the record opens, which has the way to show it. A number that is marked as invalid
 * isn't called from here: where there is no other one, the record opens, too.
 */
export function CallButton({ customer, contact, className }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const stillReach = useStillReach()
  const call = async () => {
    try {
      const { rows } = await queries.fetchQuery(contactsOptions(customer))
      const called = rows.find(({ id }) => id === contact.id)
      const phones = (called?.phones ?? []).filter(({ dial }) => dial !== null)
      const { invalidPhones } = await import('../verification/api.ts')
      const invalid = phones.length === 0 ? new Set() : await invalidPhones(queries, customer)
      const dial = phones.find(({ id }) => !invalid.has(id))?.dial
      if (called && dial) stillReach(called.name, isBarredBy(called, 'phone'), () => open(`tel:${dial}`))
      else {
        if (phones.length > 0) void message.warning(t('contacts.allInvalid', { name: contact.name }))
        void navigate({
          to: '/customers/$id',
          params: { id: String(customer) },
          search: { tab: 'contacts' },
        })
      }
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
  }
  return (
    <button
      type="button"
      className={className}
      aria-label={t('customers.call', { name: contact.name })}
      onClick={() => void call()}
    >
      <PhoneOutlined aria-hidden />
    </button>
  )
}
