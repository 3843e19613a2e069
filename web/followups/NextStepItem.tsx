import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { type NextStep, nextProblem } from './followUpValues.ts'
import { NextStepField } from './NextStepField.tsx'

/** The next step as the one thing that a form asks, under `next`. */
export function NextStepItem({ today, mayBeNone }: { today: string; mayBeNone: boolean }) {
  const { t } = useTranslation()
  return (
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
  )
}
