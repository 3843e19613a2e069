import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { feedbacks, followUpMethods, refusalReasons } from '../../contract/follow-up-fields.ts'
import { contactsOptions } from '../contacts/api.ts'
import { Fold } from '../customers/Fold.tsx'
import { ChoiceChips } from './ChoiceChips.tsx'
import { localMinute } from './followUpValues.ts'

/**
 * The one text, and the feedback in one tap; a refusal asks why.
 * @param mayLackReason of a refusal that was written before a reason was asked for
 */
export function ContentFields({ mayLackReason = false }: { mayLackReason?: boolean }) {
  const { t } = useTranslation()
  const feedback = Form.useWatch('feedback')
  return (
    <>
      <Form.Item
        name="content"
        label={t('followups.content')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('form.required', { field: t('followups.content') }),
          },
        ]}
      >
        <Input.TextArea
          maxLength={5000}
          autoSize={{ minRows: 3, maxRows: 12 }}
          placeholder={t('followups.contentHint')}
        />
      </Form.Item>
      <Form.Item name="feedback" label={t('followups.feedback')}>
        <ChoiceChips
          label={t('followups.feedback')}
          mayBeEmpty
          options={feedbacks.map((value) => ({ value, label: t(`choices.feedback.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="refusalReason"
        label={t('followups.refusalReason')}
        hidden={feedback !== 'refused'}
        rules={[
          { required: feedback === 'refused' && !mayLackReason, message: t('followups.refusalMissing') },
        ]}
      >
        <ChoiceChips
          label={t('followups.refusalReason')}
          mayBeEmpty
          options={refusalReasons.map((value) => ({ value, label: t(`choices.refusalReason.${value}`) }))}
        />
      </Form.Item>
    </>
  )
}

/** What mostly stays as it is, folded. */
export function MoreFields({
  customerId,
  isOpen: isOpenAtFirst = false,
}: {
  customerId: number
  isOpen?: boolean
}) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const contacts = useQuery({ ...contactsOptions(customerId), enabled: isOpen })
  return (
    <Fold title={t('followups.more')} hint={t('followups.moreHint')} isOpen={isOpen} onToggle={setOpen}>
      <Form.Item name="method" label={t('followups.method')}>
        <ChoiceChips
          label={t('followups.method')}
          options={followUpMethods.map((value) => ({ value, label: t(`choices.method.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="contactId" label={t('followups.contact')}>
        <Select
          allowClear
          loading={contacts.isFetching}
          placeholder={t('followups.noContact')}
          options={(contacts.data?.rows ?? []).map(({ id, name, jobTitle }) => ({
            value: id,
            label: [name, jobTitle].filter(Boolean).join(' · '),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="at"
        label={t('followups.at')}
        rules={[
          {
            validator: (_, at: string) =>
              at && new Date(at) > new Date()
                ? Promise.reject(new Error(t('followups.atFuture')))
                : Promise.resolve(),
          },
        ]}
      >
        <Input type="datetime-local" max={localMinute(new Date().toISOString())} />
      </Form.Item>
      <Form.Item name="feedbackDetail" label={t('followups.feedbackDetail')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
    </Fold>
  )
}
