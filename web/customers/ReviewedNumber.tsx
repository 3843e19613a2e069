import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import styles from './ReviewedNumber.module.css'

/** The number, or how far a customer without one is on its way there. */
export function ReviewedNumber({ number, reviewStatus }: Pick<CustomerRow, 'number' | 'reviewStatus'>) {
  const { t } = useTranslation()
  if (number !== null && reviewStatus === 'approved') return <span title={number}>{number}</span>
  return (
    <span className={styles.status} data-status={reviewStatus}>
      {t(`reviews.status.${reviewStatus}`)}
    </span>
  )
}
