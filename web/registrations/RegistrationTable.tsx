import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Registered, soon } from '../../contract/registrations.ts'
import { type PlainColumn, PlainTable } from '../ui/PlainTable.tsx'
import { useShown } from '../ui/useShown.ts'
import styles from './registrations.module.css'
import type { Registration } from './useRegistration.ts'

/** The name of a customer in its row, to be focused. */
export const nameId = (customerId: number) => `registered-${customerId}`

type TableProps = { rows: readonly Registered[]; isOfSeveral: boolean; registration: Registration }

/** Each row is extended or ended in place. */
export function RegistrationTable({ rows, isOfSeveral, registration: { extend, end, busy } }: TableProps) {
  const { t } = useTranslation()
  const shown = useShown()
  const columns: PlainColumn<Registered>[] = [
    {
      key: 'customer',
      title: t('registrations.customer'),
      cell: ({ customer }) => (
        <>
          <Link id={nameId(customer.id)} to="/customers/$id" params={{ id: String(customer.id) }}>
            {customer.name}
          </Link>
          <p className={styles.soft}>{customer.number}</p>
        </>
      ),
    },
    ...(isOfSeveral
      ? [
          {
            key: 'owner',
            title: t('registrations.owner'),
            cell: ({ owner }: Registered) => owner?.name ?? null,
          },
        ]
      : []),
    {
      key: 'until',
      title: t('registrations.until'),
      cell: ({ until, daysLeft }) => (
        <>
          {until}{' '}
          <span className={daysLeft <= soon ? styles.soon : styles.soft}>
            {daysLeft === 0 ? t('registrations.lastDay') : t('registrations.left', { days: daysLeft })}
          </span>
        </>
      ),
    },
    {
      key: 'at',
      title: t('registrations.at'),
      cell: ({ at, by, isExtended }) =>
        [
          t('registrations.by', { when: shown.day(at), name: by.name }),
          isExtended && t('registrations.extended'),
        ]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'lastFollowUp',
      title: t('registrations.lastFollowUp'),
      cell: ({ lastFollowUpAt }) => (lastFollowUpAt ? shown.day(lastFollowUpAt) : t('registrations.never')),
    },
  ]
  return (
    <PlainTable
      label={t('registrations.title')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      actions={({ customer, can }) => (
        <span className={styles.actions}>
          {can.extend && (
            <Button
              size="small"
              aria-label={t('registrations.extendOf', { name: customer.name })}
              {...busy(customer.id, 'extend')}
              onClick={() => void extend(customer)}
            >
              {t('registrations.extend')}
            </Button>
          )}
          {can.end && (
            <Button
              size="small"
              aria-label={t('registrations.endOf', { name: customer.name })}
              {...busy(customer.id, 'end')}
              onClick={() => void end(customer)}
            >
              {t('registrations.end')}
            </Button>
          )}
        </span>
      )}
    />
  )
}
