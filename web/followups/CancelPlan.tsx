import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { cancelPlan } from '../../contract/followups.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { followedUp } from './api.ts'
import type { NextStep } from './followUpValues.ts'
import { NoNextFields } from './NextStepField.tsx'
import { usePlanActions } from './usePlanActions.ts'

type Props = { customerId: number; name: string; planId: number; onClose: () => void }
type Values = { why: Pick<NextStep, 'reason' | 'words'> }

const initial: Values = { why: { reason: null, words: '' } }

export function CancelPlan({ customerId, name, planId, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { tellCancelled } = usePlanActions()
  const save = async ({ why: { reason, words } }: Values) => {
    if (!reason) return
    await call(cancelPlan, { params: { id: planId }, body: { reason, words: words.trim() || null } })
    await followedUp(queries, customerId)
    onClose()
    tellCancelled(customerId, name, planId)
  }
  return (
    <FormDrawer<Values>
      title={t('followups.plan.cancelTitle')}
      draftKey={`cancel.${planId}`}
      initial={initial}
      width={420}
      submitText={t('followups.plan.cancel')}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item
        name="why"
        label={t('followups.next.why')}
        extra={t('followups.plan.cancelText')}
        required
        rules={[
          {
            validator: (_, why: Values['why']) =>
              why.reason ? Promise.resolve() : Promise.reject(new Error(t('followups.next.chooseReason'))),
          },
        ]}
      >
        <NoNextFields />
      </Form.Item>
    </FormDrawer>
  )
}
