import { CopyOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type BillingProfile,
  deleteBillingProfile,
  restoreBillingProfile,
  revealBillingProfile,
} from '../../contract/billing.ts'
import type { Customer } from '../../contract/customers.ts'
import type { RestrictedFields } from '../../contract/levels.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { billingOptions } from './api.ts'
import styles from './Billing.module.css'
import { billingLines, billingText } from './billingText.ts'
import { hasMasked, whollyMasked } from './guarded.ts'
import { RevealButton } from './RevealButton.tsx'
import { TaxWarning } from './TaxWarning.tsx'
import { useRefresh, useUndoableDelete } from './useKept.ts'
import { useWhole } from './useWhole.ts'

const BillingForm = lazy(async () => ({ default: (await import('./BillingForm.tsx')).BillingForm }))

/** 开票资料: what invoices are made out to, to be copied whole. */
export function Billing({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const billing = useQuery(billingOptions(customer.id))
  const [open, setOpen] = useState<BillingProfile | 'new' | null>(null)
  const rows = billing.data?.rows ?? []
  const { can, fields = {} } = billing.data ?? {}
  const may = can?.edit === true && !customer.deletedAt
  return (
    <Section
      title={t('billing.title')}
      actions={
        may &&
        can.create && (
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t('billing.addTitle')}
            onClick={() => setOpen('new')}
          >
            {t('billing.add')}
          </Button>
        )
      }
    >
      {billing.isPending && <RowsSkeleton />}
      {billing.isError && <ErrorState error={billing.error} reset={() => void billing.refetch()} />}
      {billing.isSuccess && rows.length === 0 && <p className={styles.soft}>{t('billing.empty')}</p>}
      <ul aria-label={t('billing.title')}>
        {rows.map((profile) => (
          <Card
            key={profile.id}
            customerId={customer.id}
            profile={profile}
            may={may}
            mayLook={can?.reveal === true && hasMasked(profile, fields)}
            fields={fields}
            onEdit={() => setOpen(profile)}
          />
        ))}
      </ul>
      {open && billing.data && (
        <Suspense>
          <BillingForm
            customerId={customer.id}
            profile={open === 'new' ? null : open}
            list={billing.data}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </Section>
  )
}

type CardProps = {
  customerId: number
  profile: BillingProfile
  may: boolean
  mayLook: boolean
  fields: RestrictedFields
  onEdit: () => void
}

function Card({ customerId, profile: given, may, mayLook, fields, onEdit }: CardProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const remove = useUndoableDelete(useRefresh(customerId, billingOptions(customerId).queryKey))
  const params = { id: given.id }
  const {
    whole: profile,
    isSeen,
    onReveal,
  } = useWhole(given, mayLook, (body) => call(revealBillingProfile, { params, body }))
  const { title, taxNumber, isDefault } = profile
  const isCut = fields.taxNumber === 'masked' && !isSeen
  const lines = billingLines(profile, (field) => t(`fields.billing_profile.${field}`))
  const copy = async () => {
    await navigator.clipboard.writeText(billingText(lines, t('billing.colon')))
    void message.success(t('billing.copied'))
  }
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <div>
          <strong>{title}</strong>{' '}
          {isDefault && <span className={styles.default}>{t('billing.default')}</span>}
        </div>
        <span className={styles.tools}>
          {/* Without https there is no clipboard for pages; the text can still be marked. */}
          {window.isSecureContext && (
            <Button
              type="text"
              size="small"
              icon={<CopyOutlined aria-hidden />}
              aria-label={t('billing.copyOf', { name: title })}
              title={t('billing.copyAll')}
              onClick={() => void copy()}
            />
          )}
          {may && (
            <>
              <Button
                type="text"
                size="small"
                icon={<EditOutlined aria-hidden />}
                aria-label={t('billing.editOf', { name: title })}
                onClick={onEdit}
              />
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('billing.deleteOf', { name: title })}
                onClick={() =>
                  void remove(
                    title,
                    () => call(deleteBillingProfile, { params }),
                    () => call(restoreBillingProfile, { params }),
                  )
                }
              />
            </>
          )}
        </span>
      </div>
      <dl className={styles.lines}>
        {lines
          .filter(({ field }) => field !== 'title')
          .map(({ field, label, value }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {!isSeen &&
          whollyMasked(given, fields).map((field) => (
            <div key={field}>
              <dt>{t(`fields.billing_profile.${field as 'bank'}`)}</dt>
              <dd>{t('customers.page.masked')}</dd>
            </div>
          ))}
      </dl>
      <RevealButton name={title} onReveal={onReveal} />
      <TaxWarning taxNumber={isCut ? null : taxNumber} />
    </li>
  )
}
