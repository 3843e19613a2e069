import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { completenessOptions } from './api.ts'
import styles from './Completeness.module.css'
import { MissingFields } from './MissingFields.tsx'

/** How complete a customer is, for entry and per purpose; what is missing leads into the form, to that field. */
export function Completeness({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const told = useQuery(completenessOptions(customer.id))
  const rows = told.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className={styles.card} aria-label={t('fieldSets.card')}>
      <h3>{t('fieldSets.card')}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <div className={styles.head}>
              <span title={row.purpose || undefined}>{row.name}</span>
              <span className={styles.figure}>
                {row.missing.length === 0
                  ? t('fieldSets.complete')
                  : t('fieldSets.ofTotal', { filled: row.filled, total: row.total })}
              </span>
            </div>
            <progress
              className={styles.bar}
              aria-label={row.name}
              value={row.percent}
              max={100}
              data-complete={row.missing.length === 0 || undefined}
            />
            {row.missing.length > 0 && <MissingFields customer={customer} missing={row.missing} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
