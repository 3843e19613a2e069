import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { holdCustomer, type RetentionOf } from '../../contract/retention.ts'
import { call } from '../app/call.ts'
import { DayField } from '../ui/DayField.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { heldOf } from './api.ts'

type Values = { reason: string; until: string | null }
type Props = {
  customerId: number
  name: string
  /** As it stands, where it is changed. */
  hold: RetentionOf['hold']
  /** The last day that may be chosen; null where there needn't be any. */
  longest: string | null
  onClose: () => void
}

/** Holds a customer back from the rules of retention: why, and until when. */
export function HoldForm({ customerId, name, hold, longest, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const save = async ({ reason, until }: Values) => {
    await call(holdCustomer, { body: { customerId, reason: reason.trim(), until } })
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['privacy', 'retention'] }),
      queries.invalidateQueries({ queryKey: heldOf(customerId) }),
    ])
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={t('retention.holdOf', { name })}
      draftKey={`hold.${customerId}`}
      initial={{ reason: hold?.reason ?? '', until: hold?.until ?? longest }}
      submitText={t(hold ? 'retention.holdAnew' : 'retention.hold')}
      width={420}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('consents.reason')}
        rules={[{ required: true, message: t('form.required', { field: t('consents.reason') }) }]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Form.Item>
      <Form.Item
        name="until"
        label={t('retention.until')}
        extra={longest === null ? t('retention.untilLifted') : t('retention.untilHint', { longest })}
      >
        <DayField mayBeEmpty={longest === null} />
      </Form.Item>
    </FormDrawer>
  )
}
