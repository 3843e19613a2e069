import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { confirmData } from '../../contract/verification.ts'
import { call } from '../app/call.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useShown } from '../ui/useShown.ts'
import { marksOptions, verified } from './api.ts'
import { MarkTag } from './MarkTag.tsx'
import styles from './verification.module.css'

/** When the data was confirmed last and by whom; one tap confirms it. The name, which stands in the head, is marked here. */
export function DataCheck({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const shown = useShown()
  const queries = useQueryClient()
  const marks = useQuery(marksOptions(customer.id))
  const confirming = useMutation({
    mutationFn: () => call(confirmData, { params: { id: customer.id } }),
    onSettled: () => verified(queries, customer.id),
  })
  // Its place is kept while it is asked.
  if (!marks.data) return <div className={styles.check} />
  const { checked, isDue, can } = marks.data
  return (
    <section className={styles.check} aria-label={t('verification.check.title')}>
      <div>
        <span role="status">
          {checked
            ? t('verification.check.last', { person: checked.actor.name, when: shown.day(checked.at) })
            : t('verification.check.never')}
        </span>
        {isDue && <span className={styles.due}>{t('verification.check.due')}</span>}
      </div>
      <FormProblem problem={confirming.error} />
      <div className={styles.line}>
        {can.mark && (
          <Button size="small" loading={confirming.isPending} onClick={() => confirming.mutate()}>
            {t('verification.check.confirm')}
          </Button>
        )}
        <span>
          {t('fields.customer.name')}{' '}
          <MarkTag customerId={customer.id} field="customer.name" label={t('fields.customer.name')} />
        </span>
      </div>
    </section>
  )
}
