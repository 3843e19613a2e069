import { Checkbox, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { viewAudiences } from '../../contract/list-views.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import type { ViewFormValues } from './useViewActions.ts'

type Props = {
  title: string
  draftKey: string
  initial: Omit<ViewFormValues, 'isPinned'> & Partial<ViewFormValues>
  onSubmit: (values: ViewFormValues) => Promise<void>
  onClose: () => void
}

/** Name and readers of a view; a new one can be pinned at once. */
export function ViewForm({ title, draftKey, initial, onSubmit, onClose }: Props) {
  const { t } = useTranslation()
  const isNew = initial.isPinned !== undefined
  return (
    <FormDrawer
      title={title}
      draftKey={draftKey}
      initial={initial}
      width={420}
      onClose={onClose}
      onSubmit={async (values) => {
        await onSubmit({ isPinned: false, ...values })
        onClose()
      }}
    >
      <Form.Item
        name="name"
        label={t('listViews.name')}
        rules={[
          { required: true, whitespace: true, message: t('form.required', { field: t('listViews.name') }) },
        ]}
        extra={isNew && t('listViews.saveAsHint')}
      >
        <Input maxLength={40} autoComplete="off" placeholder={t('listViews.namePlaceholder')} />
      </Form.Item>
      <Form.Item name="sharedWith" label={t('listViews.sharedWith')} extra={t('listViews.sharedNote')}>
        <Radio.Group
          vertical
          options={viewAudiences.map((value) => ({ value, label: t(`listViews.audiences.${value}`) }))}
        />
      </Form.Item>
      {isNew && (
        <Form.Item name="isPinned" valuePropName="checked" extra={t('listViews.pinHint')}>
          <Checkbox>{t('listViews.pin')}</Checkbox>
        </Form.Item>
      )}
    </FormDrawer>
  )
}
