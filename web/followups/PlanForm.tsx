import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createPlan, stateNoNext } from '../../contract/followups.ts'
import { call } from '../app/call.ts'
import { SmartPaste } from '../smart-paste/SmartPaste.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { followedUp } from './api.ts'
import { type NextStep, nextOf, noStepYet } from './followUpValues.ts'
import { NextStepItem } from './NextStepItem.tsx'

type Props = {
  customerId: number
  name: string
  /** A customer without open plans may also have a reason for none. */
  mayBeNone?: boolean
  today: string
  onClose: () => void
}
type Values = { next: NextStep }

/** A next step without a follow-up: planned, or said to be none. */
export function PlanForm({ customerId, name, mayBeNone = false, today, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [initial] = useState<Values>({ next: noStepYet })

  const save = async ({ next }: Values) => {
    const body = nextOf(next)
    if (body.noNext) await call(stateNoNext, { params: { id: customerId }, body: body.noNext })
    if (body.next) await call(createPlan, { params: { id: customerId }, body: body.next })
    await followedUp(queries, customerId)
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={t('followups.plan.addTitle', { name })}
      draftKey={`plan.new.${customerId}`}
      initial={initial}
      form={form}
      tools={
        <SmartPaste
          form={form}
          targets={[{ takes: 'nextStep', path: ['next'], label: t('smartPaste.nextStep') }]}
        />
      }
      width={480}
      onSubmit={save}
      onClose={onClose}
    >
      <NextStepItem today={today} mayBeNone={mayBeNone} />
    </FormDrawer>
  )
}
