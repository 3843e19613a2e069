import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../contract/contacts.ts'
import type { RestrictedFields } from '../../contract/levels.ts'
import { isWritable } from '../ui/GuardedItem.tsx'
import { newSuccessor } from './successorValues.ts'

type Props = { contact: Contact; others: readonly Contact[]; levels: RestrictedFields; mayCreate: boolean }

/** Who takes over from a contact who leaves; asked only then, and never needed. */
export function SuccessorFields({ contact, others, levels, mayCreate }: Props) {
  const { t } = useTranslation()
  const leftOn = Form.useWatch('leftOn')
  const who = Form.useWatch(['successor', 'who'])
  if (!leftOn) return null
  const there = others.filter((one) => !one.leftOn)
  const reports = others.filter(({ reportsToId, id }) => reportsToId === contact.id && id !== who).length
  return (
    <>
      <Form.Item
        name={['successor', 'who']}
        label={t('contacts.successor')}
        extra={contact.isPrimary && who ? t('contacts.successorPrimary') : undefined}
      >
        <Select
          allowClear
          placeholder={t('contacts.successorNone')}
          options={[
            ...there.map(({ id, name }) => ({ value: id as number | string, label: name })),
            ...(mayCreate ? [{ value: newSuccessor, label: t('contacts.successorNew') }] : []),
          ]}
        />
      </Form.Item>
      {who === newSuccessor && (
        <Form.Item
          name={['successor', 'name']}
          label={t('contacts.successorName')}
          rules={[{ required: true, whitespace: true, message: t('contacts.successorNameNeeded') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      )}
      {who && reports > 0 && isWritable(levels.reportsToId) && (
        <Form.Item name={['successor', 'takesReports']} valuePropName="checked">
          <Checkbox>{t('contacts.successorReports', { name: contact.name, count: reports })}</Checkbox>
        </Form.Item>
      )}
    </>
  )
}
