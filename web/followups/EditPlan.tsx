import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Plan, updatePlan } from '../../contract/followups.ts'
import { call } from '../app/call.ts'
import { CollisionChoices } from '../ui/CollisionChoices.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useEdit } from '../ui/useEdit.ts'
import { useShown } from '../ui/useShown.ts'
import { followedUp } from './api.ts'
import { type NextStep, noStepYet } from './followUpValues.ts'
import { NextStepItem } from './NextStepItem.tsx'
import { asPlanned, type PlanValues, planChangesOf, plannedOf } from './planValues.ts'

type Props = {
  customerId: number
  plan: Pick<Plan, 'id' | 'on' | 'time' | 'goal' | 'version'>
  today: string
  onClose: () => void
}
type Values = { next: NextStep }

/** An open plan, moved or reworded. The form holds it as one next step; collisions are told by its parts. */
export function EditPlan({ customerId, plan, today, onClose }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const stepOf = (values: Partial<PlanValues>): NextStep => ({
    ...(form.getFieldValue('next') as NextStep),
    ...values,
  })
  const {
    initial,
    collisions,
    save: saveEdit,
  } = useEdit<PlanValues>({
    form: { setFieldsValue: (values) => form.setFieldValue('next', stepOf(values as Partial<PlanValues>)) },
    begin: { version: plan.version, values: asPlanned(plan) },
    // The refusal tells all that others made of the fields that I changed; the rest isn't sent.
    readNow: async (told, base) => ({
      version: told.version ?? base.version,
      values: { ...base.values, ...plannedOf(told.collisions ?? {}) },
    }),
  })
  const [begin] = useState<Values>({ next: { ...noStepYet, step: 'day', ...initial } })
  const save = async ({ next }: Values) => {
    await saveEdit({ on: next.on, time: next.time, goal: next.goal }, async (base, mine) => {
      const changes = planChangesOf(base.values, mine)
      if (Object.keys(changes).length > 0)
        await call(updatePlan, { params: { id: plan.id }, body: { version: base.version, changes } })
    })
    await followedUp(queries, customerId)
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={t('followups.plan.editTitle')}
      draftKey={`plan.${plan.id}.${plan.version}`}
      initial={begin}
      width={480}
      onSubmit={save}
      onClose={onClose}
      form={form}
      renderProblem={({ code }) =>
        code === 'record.changed' && (
          <CollisionChoices
            collisions={collisions}
            label={(field) => t(`fields.follow_up_plan.${field}` as 'fields.follow_up_plan.on', field)}
            say={(field, value) => (field === 'on' && value ? shown.day(String(value)) : String(value ?? ''))}
            form={{
              setFieldValue: (field, value) => form.setFieldValue('next', stepOf({ [String(field)]: value })),
            }}
          />
        )
      }
    >
      <NextStepItem today={today} mayBeNone={false} />
    </FormDrawer>
  )
}
