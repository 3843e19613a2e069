import { ClockCircleOutlined, EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../contract/followups.ts'
import { dayAfter, nextMonday } from './days.ts'
import { usePlanActions } from './usePlanActions.ts'

const EditPlan = lazy(async () => ({ default: (await import('./EditPlan.tsx')).EditPlan }))
const CancelPlan = lazy(async () => ({ default: (await import('./CancelPlan.tsx')).CancelPlan }))

type Props = {
  customerId: number
  name: string
  plan: Pick<Plan, 'id' | 'on' | 'time' | 'goal' | 'version'>
  today: string
  size?: 'small' | 'middle'
}

/** Putting off in two taps, and what is rarer. Counted from today, not from a day that has gone by. */
export function PlanMenu({ customerId, name, plan, today, size = 'middle' }: Props) {
  const { t } = useTranslation()
  const { postpone } = usePlanActions()
  const [open, setOpen] = useState<'edit' | 'cancel' | null>(null)
  const days = [
    { key: 'tomorrow', on: dayAfter(today, 1), label: t('followups.next.tomorrow') },
    { key: 'inThreeDays', on: dayAfter(today, 3), label: t('followups.next.inThreeDays') },
    { key: 'nextMonday', on: nextMonday(today), label: t('followups.plan.nextMonday') },
  ]
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            ...days.map(({ key, label }) => ({ key, label })),
            { key: 'edit', label: t('followups.plan.chooseDay') },
          ],
          onClick: ({ key }) => {
            const day = days.find((choice) => choice.key === key)
            if (day) void postpone({ customerId, name, plan }, day.on)
            else setOpen('edit')
          },
        }}
      >
        <Button
          size={size}
          icon={<ClockCircleOutlined aria-hidden />}
          aria-label={t('followups.plan.postponeOf', { name })}
        >
          {t('followups.plan.postpone')}
        </Button>
      </Dropdown>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'edit', label: t('followups.plan.edit') },
            { key: 'cancel', label: t('followups.plan.cancel') },
          ],
          onClick: ({ key }) => setOpen(key as 'edit' | 'cancel'),
        }}
      >
        <Button
          size={size}
          type="text"
          icon={<EllipsisOutlined aria-hidden />}
          aria-label={t('followups.plan.actions', { name })}
        />
      </Dropdown>
      <Suspense>
        {open === 'edit' && (
          <EditPlan customerId={customerId} plan={plan} today={today} onClose={() => setOpen(null)} />
        )}
        {open === 'cancel' && (
          <CancelPlan customerId={customerId} name={name} planId={plan.id} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </>
  )
}
