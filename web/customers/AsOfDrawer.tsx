import { useQuery } from '@tanstack/react-query'
import { Alert, Drawer } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerAsOf, type FieldWas } from '../../contract/as-of.ts'
import type { Customer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { contactsOptions } from '../contacts/api.ts'
import { useCustomWords } from '../custom-fields/customWords.ts'
import { DayField } from '../ui/DayField.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FactGroup } from '../ui/Facts.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './AsOfDrawer.module.css'
import { FieldThen } from './FieldThen.tsx'
import { factGroups } from './factGroups.ts'
import { useFieldWords } from './fieldWords.ts'
import { useHanging } from './useHanging.tsx'

type Record = ResultOf<typeof customerAsOf>

/** As on the record: what tells the customer from others first, then group by group. */
const order = [
  ...['name', 'number', 'type', 'stage', 'ownerId', 'departmentId', 'groupId'],
  ...factGroups.flatMap(({ fields }): readonly string[] => fields),
]
const place = ({ field }: FieldWas) => (order.includes(field) ? order.indexOf(field) : order.length)

/** The record as it stood when a day ended, to be read only; what differs from today is marked. */
export function AsOfDrawer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation()
  const shown = useShown()
  const isPhone = useIsPhone()
  const dayId = useId()
  const [day, setDay] = useState<string | null>(null)
  useFocusReturn()
  const record = useQuery({
    queryKey: ['customers', 'one', customer.id, 'as of', day],
    queryFn: ({ signal }) =>
      call(customerAsOf, { params: { id: customer.id }, query: { day: day ?? '' }, signal }),
    enabled: day !== null,
    retry: false,
  })
  return (
    <Drawer
      open
      title={t('changes.asOf.title', { name: customer.name })}
      size={isPhone ? '100%' : 560}
      onClose={onClose}
      closable={{ 'aria-label': t('form.close') }}
    >
      <div className={styles.day}>
        <label htmlFor={dayId}>{t('changes.asOf.day')}</label>
        <DayField id={dayId} value={day} onChange={setDay} mayBeEmpty={false} />
      </div>
      <p className={styles.soft}>
        {t(day ? 'changes.asOf.hint' : 'changes.asOf.choose')}{' '}
        {t('changes.asOf.before', { day: shown.day(customer.createdAt) })}
      </p>
      {day !== null && record.isPending && <RowsSkeleton />}
      {record.isError && <ErrorState error={record.error} reset={() => void record.refetch()} />}
      {record.data && <Told customer={customer} record={record.data} />}
    </Drawer>
  )
}

function Told({ customer, record }: { customer: Customer; record: Record }) {
  const { t } = useTranslation()
  const contacts = useQuery(contactsOptions(customer.id))
  const hanging = useHanging(record)
  const papers = [...record.billing, ...record.addresses]
  const all = [...record.fields, ...[...record.contacts, ...papers].flatMap(({ fields }) => fields)]
  // Who somebody reported to then may have gone since: names of that day come first.
  const custom = useCustomWords(all.some(({ field }) => field.startsWith('custom.')))
  const words = useFieldWords(new Set(all.map(({ field }) => field)), [
    ...record.contacts,
    ...(contacts.data?.rows ?? []),
  ])
  const differences = [...all, ...hanging.told, ...record.contacts.map(({ tags }) => tags)].filter(
    ({ differs }) => differs,
  ).length
  const asFacts = (
    of: 'customer' | 'contact' | 'billing_profile' | 'delivery_address',
    fields: readonly FieldWas[],
  ) =>
    fields.map((field) => ({
      key: field.field,
      label:
        custom.labelOf(field.field) ??
        t(`fields.${of}.${field.field}` as 'fields.customer.name', field.field),
      value: (
        <FieldThen field={field} words={(name, value) => custom.sayOf(name, value) ?? words(name, value)} />
      ),
    }))
  return (
    <>
      {record.wasInTrash && (
        <Alert type="warning" showIcon className={styles.alert} title={t('changes.asOf.wasInTrash')} />
      )}
      <p role="status" className={styles.sum}>
        {differences === 0 ? t('changes.asOf.same') : t('changes.asOf.differs', { count: differences })}
      </p>
      <FactGroup
        title={t('changes.asOf.facts')}
        facts={asFacts(
          'customer',
          record.fields.toSorted((one, other) => place(one) - place(other)),
        )}
      />
      <FactGroup title={t('changes.asOf.hanging')} facts={hanging.facts} />
      {record.contacts.length === 0 && <p className={styles.soft}>{t('changes.asOf.noContacts')}</p>}
      {record.contacts.map((contact) => (
        <FactGroup
          key={contact.id}
          title={contact.isGone ? `${contact.name} (${t('changes.asOf.gone')})` : contact.name}
          facts={[
            ...asFacts(
              'contact',
              contact.fields.filter(({ field, differs }) => field !== 'name' || differs),
            ),
            ...hanging.tagFacts(contact.tags),
          ]}
        />
      ))}
      {record.contactsSince > 0 && (
        <p className={styles.soft}>{t('changes.asOf.contactsSince', { count: record.contactsSince })}</p>
      )}
      {papers.map((paper) => {
        const of = record.billing.includes(paper) ? 'billing_profile' : 'delivery_address'
        const title = t(`changes.asOf.${of}`, { name: paper.name })
        return (
          <FactGroup
            key={`${of} ${paper.id}`}
            title={paper.isGone ? `${title} (${t('changes.asOf.gone')})` : title}
            facts={asFacts(of, paper.fields)}
          />
        )
      })}
    </>
  )
}
