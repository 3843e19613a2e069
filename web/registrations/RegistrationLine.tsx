import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useShown } from '../ui/useShown.ts'
import { registrationOptions } from './api.ts'
import styles from './registrations.module.css'
import { useRegistration } from './useRegistration.ts'

/** Whether the customer is protected for its owner; what can be done about it unfolds below. */
export function RegistrationLine({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const panel = useId()
  const { protectedUntil } = customer
  if (customer.deletedAt || (!protectedUntil && !customer.can.edit)) return null
  return (
    <section className={styles.line} aria-label={t('registrations.register')}>
      <div className={styles.tools}>
        <span>
          {protectedUntil ? t('registrations.stands', { until: protectedUntil }) : t('registrations.free')}
        </span>
        <Button size="small" aria-expanded={isOpen} aria-controls={panel} onClick={() => setOpen(!isOpen)}>
          {isOpen
            ? t('registrations.hide')
            : t(protectedUntil ? 'registrations.manage' : 'registrations.register')}
        </Button>
      </div>
      <div id={panel}>{isOpen && <Panel customer={customer} />}</div>
    </section>
  )
}

function Panel({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const shown = useShown()
  const state = useQuery(registrationOptions(customer.id))
  const { register, extend, end, isBusy, problem } = useRegistration()
  if (state.isError) return <ErrorState error={state.error} reset={() => void state.refetch()} />
  if (!state.data) return null
  const { standing, next, why, held, limit, can } = state.data
  return (
    <>
      <p className={styles.soft}>
        {standing
          ? [
              t('registrations.by', { when: shown.day(standing.at), name: standing.by.name }),
              standing.isExtended
                ? t('registrations.extended')
                : t('registrations.canExtend', { until: next }),
            ].join(' · ')
          : [
              why && t(`registrations.why.${why}`),
              why !== 'noOwner' && t('registrations.held', { held, limit }),
            ]
              .filter(Boolean)
              .join(' ')}
      </p>
      <FormProblem problem={problem} />
      <div className={styles.tools}>
        {can.register && (
          <Button size="small" type="primary" loading={isBusy} onClick={() => register(customer)}>
            {t('registrations.registerUntil', { until: next })}
          </Button>
        )}
        {can.extend && (
          <Button size="small" loading={isBusy} onClick={() => extend(customer)}>
            {t('registrations.extendUntil', { until: next })}
          </Button>
        )}
        {can.end && (
          <Button size="small" loading={isBusy} onClick={() => end(customer)}>
            {t('registrations.end')}
          </Button>
        )}
      </div>
    </>
  )
}
