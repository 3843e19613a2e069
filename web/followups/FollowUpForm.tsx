import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { createFollowUp, type listPlans } from '../../contract/followups.ts'
import type { listQuestions } from '../../contract/questions.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useShown } from '../ui/useShown.ts'
import { questionsOptions } from '../verification/api.ts'
import { Questions } from '../verification/Questions.tsx'
import { followedUp, plansOptions } from './api.ts'
import { todayHere } from './days.ts'
import { ContentFields, MoreFields } from './FollowUpFields.tsx'
import { bodyOf, type FollowUpValues, type NextStep, newFollowUp, nextProblem } from './followUpValues.ts'
import { NextStepField } from './NextStepField.tsx'

type Props = {
  customerId: number
  name: string
  onClose: () => void
  /** After it was saved, in place of `onClose`. @param goesOn the next one is to be written at once */
  onSaved?: (goesOn: boolean) => void
  /** Where a list goes on: saving then leads to the next one, closing stands beside it. */
  hasNext?: boolean
}

/** A follow-up and its next step in one form: saved is planned. */
export function FollowUpForm(props: Props) {
  const plans = useQuery(plansOptions(props.customerId))
  const questions = useQuery(questionsOptions(props.customerId))
  // Without an answer it is written all the same: which plans it does is then for the server to say.
  if (plans.isPending || questions.isPending) return null
  return (
    <Filled key={props.customerId} {...props} plans={plans.data ?? null} questions={questions.data ?? null} />
  )
}

function Filled({
  customerId,
  name,
  onClose,
  onSaved,
  hasNext = false,
  plans,
  questions,
}: Props & { plans: ResultOf<typeof listPlans> | null; questions: ResultOf<typeof listQuestions> | null }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<FollowUpValues>()
  const [initial] = useState(() => newFollowUp(plans?.rows ?? []))
  const goesOn = useRef(false)

  const save = async (values: FollowUpValues) => {
    const body = bodyOf({ ...initial, ...values }, plans?.rows ?? null, questions)
    try {
      await call(createFollowUp, { params: { id: customerId }, body })
    } finally {
      // Whoever edited the same meanwhile is told of; the next try is an edit of what stands now.
      void followedUp(queries, customerId)
    }
    if (onSaved) onSaved(goesOn.current)
    else onClose()
  }
  return (
    <FormDrawer<FollowUpValues>
      title={t('followups.formTitle', { name })}
      draftKey={`followUp.${customerId}`}
      initial={initial}
      form={form}
      onSubmit={save}
      onClose={onClose}
      {...(hasNext && {
        submitText: t('followups.saveAndNext'),
        second: { text: t('form.save'), onChosen: (chosen: boolean) => (goesOn.current = !chosen) },
      })}
    >
      <Form.Item name="key" hidden>
        <input type="hidden" />
      </Form.Item>
      <ContentFields />
      <StepFields plans={plans} />
      <Questions questions={questions} />
      <MoreFields customerId={customerId} />
    </FormDrawer>
  )
}

function StepFields({ plans }: { plans: ResultOf<typeof listPlans> | null }) {
  const { t } = useTranslation()
  const shown = useShown()
  const form = Form.useFormInstance<FollowUpValues>()
  const does: number[] = Form.useWatch('does') ?? []
  const open = plans?.rows ?? []
  const kept = open.filter(({ id }) => !does.includes(id))
  const step = (Form.useWatch('next') as NextStep | undefined)?.step
  const isKeeping = kept.length > 0
  // The choice that was made must still be one: no plan left to keep, or a plan again where there was to be none.
  useEffect(() => {
    const isGone = (step === 'keep' && !isKeeping) || (step === 'none' && isKeeping)
    if (isGone) form.setFieldValue('next', { ...form.getFieldValue('next'), step: null })
  }, [step, isKeeping, form])
  return (
    <>
      {open.length > 0 && (
        <Form.Item name="does" label={t('followups.does')}>
          <Checkbox.Group
            options={open.map(({ id, on, goal }) => ({
              value: id,
              label: t('followups.doesOne', { due: shown.day(on), goal: goal ?? t('followups.noGoal') }),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="next"
        label={t('followups.next.title')}
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
        <NextStepField today={plans?.today ?? todayHere()} kept={kept} />
      </Form.Item>
    </>
  )
}
