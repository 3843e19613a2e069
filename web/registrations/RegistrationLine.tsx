import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useFocusAfter } from '../ui/useFocusAfter.ts'
import { useShown } from '../ui/useShown.ts'
import { registrationOptions } from './api.ts'
import styles from './registrations.module.css'
import { type Registration, useRegistration } from './useRegistration.ts'

/** Whether the customer is protected for its owner; what can be done about it unfolds below. */
export function RegistrationLine({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const panel = useId()
  const opener = useRef<HTMLButtonElement>(null)
  // Here, so that an undoing is told of that fails while the panel is closed.
  const registration = useRegistration()
  useFocusAfter(registration.isUnderWay, () => opener.current)
  const { protectedUntil } = customer
  if (customer.deletedAt || (!protectedUntil && !customer.can.edit)) return null
  return (
    <section className={styles.line} aria-label={t('registrations.register')}>
      <div className={styles.tools}>
        <span role="status">
          {protectedUntil ? t('registrations.stands', { until: protectedUntil }) : t('registrations.free')}
        </span>
        <Button
          ref={opener}
          size="small"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen
            ? t('registrations.hide')
            : t(protectedUntil ? 'registrations.manage' : 'registrations.register')}
        </Button>
      </div>
      <FormProblem problem={registration.problem} />
      <div id={panel}>{isOpen && <Panel customer={customer} registration={registration} />}</div>
    </section>
  )
}

type PanelProps = { customer: Customer; registration: Registration }

function Panel({ customer, registration: { register, extend, end, busy } }: PanelProps) {
  const { t } = useTranslation()
  const shown = useShown()
  const state = useQuery(registrationOptions(customer.id))
  if (state.isError && !state.data)
    return (
      <>
        <FormProblem problem={state.error} />
        <Button size="small" onClick={() => void state.refetch()}>
          {t('app.retry')}
        </Button>
      </>
    )
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
      <div className={styles.tools}>
        {can.register && (
          <Button
            size="small"
            type="primary"
            {...busy(customer.id, 'register')}
            onClick={() => void register(customer)}
          >
            {t('registrations.registerUntil', { until: next })}
          </Button>
        )}
        {can.extend && (
          <Button size="small" {...busy(customer.id, 'extend')} onClick={() => void extend(customer)}>
            {t('registrations.extendUntil', { until: next })}
          </Button>
        )}
        {can.end && (
          <Button size="small" {...busy(customer.id, 'end')} onClick={() => void end(customer)}>
            {t('registrations.end')}
          </Button>
        )}
      </div>
    </>
  )
}
