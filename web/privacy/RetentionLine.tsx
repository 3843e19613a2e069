import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { liftHold, type RetentionOf, readRetentionOf } from '../../contract/retention.ts'
import { call } from '../app/call.ts'
import { useMay } from '../app/session.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useFocusAfter } from '../ui/useFocusAfter.ts'
import { useShown } from '../ui/useShown.ts'
import { heldOf } from './api.ts'
import styles from './Privacy.module.css'

const HoldForm = lazy(async () => ({ default: (await import('./HoldForm.tsx')).HoldForm }))

/** That the customer is held, or is soon kept no longer; who handles privacy can hold it at any time. */
export function RetentionLine({ customer: { id, name } }: { customer: Customer }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const isOfficer = useMay('privacy.manage')
  const [isHolding, setHolding] = useState(false)
  const holder = useRef<HTMLButtonElement>(null)
  const key = heldOf(id)
  const retention = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(readRetentionOf, { params: { id }, signal }),
  })
  const lifting = useMutation({
    mutationFn: () => call(liftHold, { body: { customerId: id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  useFocusAfter(lifting.isPending, () => holder.current)
  const { data } = retention
  if (!data || !(data.hold || data.reached || (isOfficer && data.can.hold))) return null
  return (
    <section className={styles.kept} aria-label={t('retention.title')}>
      <Words {...data} />
      <FormProblem problem={lifting.error} />
      <div className={styles.tools}>
        {data.can.hold && (
          <Button ref={holder} size="small" onClick={() => setHolding(true)}>
            {t(data.hold ? 'retention.holdAnew' : 'retention.hold')}
          </Button>
        )}
        {data.can.lift && (
          <Button size="small" loading={lifting.isPending} onClick={() => lifting.mutate()}>
            {t('retention.lift')}
          </Button>
        )}
      </div>
      {isHolding && (
        <Suspense>
          <HoldForm
            customerId={id}
            name={name}
            hold={data.hold}
            longest={data.longest}
            onClose={() => setHolding(false)}
          />
        </Suspense>
      )}
    </section>
  )
}

function Words({ hold, reached }: RetentionOf) {
  const { t } = useTranslation()
  const shown = useShown()
  if (!hold && !reached) return <p>{t('retention.notHeld')}</p>
  return (
    <>
      {hold && (
        <p>
          {[
            hold.until === null
              ? t('retention.heldForGood')
              : t('retention.heldUntil', { until: shown.day(hold.until) }),
            hold.reason,
            hold.by?.name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {reached && <p>{t(`retention.reachedOn.${reached.step}`, { day: shown.day(reached.on) })}</p>}
    </>
  )
}
