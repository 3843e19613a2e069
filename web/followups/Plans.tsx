import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { useMe } from '../app/session.ts'
import { Section } from '../ui/Section.tsx'
import { plansOptions } from './api.ts'
import { DueText } from './DueText.tsx'
import { PlanMenu } from './PlanMenu.tsx'
import styles from './Plans.module.css'

const PlanForm = lazy(async () => ({ default: (await import('./PlanForm.tsx')).PlanForm }))

/** What comes next with a customer: open plans, or why there is none. */
export function Plans({ customer }: { customer: Pick<Customer, 'id' | 'name'> }) {
  const { t } = useTranslation()
  const me = useMe()
  const plans = useQuery(plansOptions(customer.id))
  const [isAdding, setAdding] = useState(false)
  if (!plans.data) return null
  const { rows, noNext, today, can } = plans.data
  const reason =
    noNext && [t(`choices.noNextReason.${noNext.reason}`), noNext.words].filter(Boolean).join(' · ')
  return (
    <Section
      title={t('followups.plan.title')}
      actions={
        can.create && (
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t('followups.plan.add')}
          </Button>
        )
      }
    >
      {rows.length === 0 && (
        <p className={styles.soft}>
          {reason ? t('followups.plan.noneBecause', { reason }) : t('followups.plan.noneYet')}
        </p>
      )}
      <ul className={styles.plans}>
        {rows.map((plan) => (
          <li key={plan.id}>
            <div>
              <DueText on={plan.on} time={plan.time} isOverdue={plan.isOverdue} today={today} />
              <p className={styles.goal}>{plan.goal ?? t('followups.noGoal')}</p>
              <p className={styles.soft}>
                {[
                  plan.owner.id === me.id ? null : t('followups.plan.by', { name: plan.owner.name }),
                  plan.method && t(`choices.method.${plan.method}`),
                  plan.contact?.name,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {plan.can.edit && (
              <div className={styles.actions}>
                <PlanMenu
                  customerId={customer.id}
                  name={customer.name}
                  plan={plan}
                  today={today}
                  size="small"
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {isAdding && (
        <Suspense>
          <PlanForm
            customerId={customer.id}
            name={customer.name}
            mayBeNone={rows.length === 0}
            today={today}
            onClose={() => setAdding(false)}
          />
        </Suspense>
      )}
    </Section>
  )
}
