import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createPlan, type Plan, stateNoNext, updatePlan } from '../../contract/followups.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { followedUp } from './api.ts'
import { type NextStep, nextOf, nextProblem, noStepYet } from './followUpValues.ts'
import { NextStepField } from './NextStepField.tsx'

type Props = {
  customerId: number
  name: string
  /** Null for a new one. */
  plan: Pick<Plan, 'id' | 'on' | 'time' | 'goal' | 'version'> | null
  /** A customer without open plans may also have a reason for none. */
  mayBeNone?: boolean
  today: string
  onClose: () => void
}
type Values = { next: NextStep }

/** A next step without a follow-up: planned, moved, or said to be none. */
export function PlanForm({ customerId, name, plan, mayBeNone = false, today, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [initial] = useState<Values>(() => ({ next: plan ? stepOf(plan) : noStepYet }))

  const save = async ({ next }: Values) => {
    const body = nextOf(next)
    if (body.noNext) await call(stateNoNext, { params: { id: customerId }, body: body.noNext })
    if (body.next && plan) {
      const { on, time = null, goal = null } = body.next
      await call(updatePlan, {
        params: { id: plan.id },
        body: { version: plan.version, changes: { on, time, goal } },
      })
    } else if (body.next) await call(createPlan, { params: { id: customerId }, body: body.next })
    await followedUp(queries, customerId)
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={plan ? t('followups.plan.editTitle') : t('followups.plan.addTitle', { name })}
      draftKey={plan ? `plan.${plan.id}.${plan.version}` : `plan.new.${customerId}`}
      initial={initial}
      width={480}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item
        name="next"
        label={t('followups.next.when')}
        required
        rules={[
          {
            validator: (_, next: NextStep) => {
              const problem = nextProblem(next)
              return problem ? Promise.reject(new Error(t(`followups.next.${problem}`))) : Promise.resolve()
            },
          },
        ]}
        validateTrigger="onSubmit"
      >
        <NextStepField today={today} mayBeNone={mayBeNone} />
      </Form.Item>
    </FormDrawer>
  )
}

const stepOf = ({ on, time, goal }: Pick<Plan, 'on' | 'time' | 'goal'>): NextStep => ({
  ...noStepYet,
  step: 'day',
  on,
  time: time ?? '',
  goal: goal ?? '',
})
