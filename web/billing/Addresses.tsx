import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type DeliveryAddress,
  deleteAddress,
  restoreAddress,
  revealAddress,
} from '../../contract/addresses.ts'
import type { Customer } from '../../contract/customers.ts'
import type { RestrictedFields } from '../../contract/levels.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { addressesOptions } from './api.ts'
import styles from './Billing.module.css'
import { hasMasked, whollyMasked } from './guarded.ts'
import { RevealButton } from './RevealButton.tsx'
import { useRefresh, useUndoableDelete } from './useKept.ts'
import { useWhole } from './useWhole.ts'

const AddressForm = lazy(async () => ({ default: (await import('./AddressForm.tsx')).AddressForm }))

/** 收货地址: where goods go. */
export function Addresses({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const addresses = useQuery(addressesOptions(customer.id))
  const [open, setOpen] = useState<DeliveryAddress | 'new' | null>(null)
  const rows = addresses.data?.rows ?? []
  const { can, fields = {} } = addresses.data ?? {}
  const may = can?.edit === true && !customer.deletedAt
  return (
    <Section
      title={t('billing.addresses')}
      actions={
        may &&
        can.create && (
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t('billing.addAddress')}
            onClick={() => setOpen('new')}
          >
            {t('billing.add')}
          </Button>
        )
      }
    >
      {addresses.isPending && <RowsSkeleton />}
      {addresses.isError && <ErrorState error={addresses.error} reset={() => void addresses.refetch()} />}
      {addresses.isSuccess && rows.length === 0 && <p className={styles.soft}>{t('billing.noAddress')}</p>}
      <ul aria-label={t('billing.addresses')}>
        {rows.map((address) => (
          <Card
            key={address.id}
            customerId={customer.id}
            address={address}
            may={may}
            mayLook={can?.reveal === true && hasMasked(address, fields)}
            fields={fields}
            onEdit={() => setOpen(address)}
          />
        ))}
      </ul>
      {open && addresses.data && (
        <Suspense>
          <AddressForm
            customerId={customer.id}
            address={open === 'new' ? null : open}
            list={addresses.data}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </Section>
  )
}

type CardProps = {
  customerId: number
  address: DeliveryAddress
  may: boolean
  mayLook: boolean
  fields: RestrictedFields
  onEdit: () => void
}

function Card({ customerId, address: given, may, mayLook, fields, onEdit }: CardProps) {
  const { t } = useTranslation()
  const remove = useUndoableDelete(useRefresh(customerId, addressesOptions(customerId).queryKey))
  const params = { id: given.id }
  const { whole, isSeen, onReveal } = useWhole(given, mayLook, (body) =>
    call(revealAddress, { params, body }),
  )
  const { recipient, phone, regionText, address, isDefault } = whole
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <div>
          <strong>{recipient}</strong> <span>{phone}</span>{' '}
          <RevealButton name={recipient} onReveal={onReveal} />
          {isDefault && <span className={styles.default}>{t('billing.default')}</span>}
        </div>
        {may && (
          <span className={styles.tools}>
            <Button
              type="text"
              size="small"
              icon={<EditOutlined aria-hidden />}
              aria-label={t('billing.editOf', { name: recipient })}
              onClick={onEdit}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('billing.deleteOf', { name: recipient })}
              onClick={() =>
                void remove(
                  recipient,
                  () => call(deleteAddress, { params }),
                  () => call(restoreAddress, { params }),
                )
              }
            />
          </span>
        )}
      </div>
      <p>
        {[
          regionText,
          address,
          !isSeen && whollyMasked(given, fields).length > 0 && t('customers.page.masked'),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </li>
  )
}
