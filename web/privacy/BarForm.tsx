import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { barredChannels } from '../../contract/consent-marks.ts'
import { barContact } from '../../contract/consents.ts'
import type { Contact } from '../../contract/contacts.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'

type Values = { channels: (typeof barredChannels)[number][]; reason: string }
type Props = { contact: Contact; onSaved: () => Promise<void>; onClose: () => void }

/** How somebody isn't to be reached, and why; nothing chosen lifts the mark. */
export function BarForm({ contact: { id, doNotContact }, onSaved, onClose }: Props) {
  const { t } = useTranslation()
  const save = async ({ channels, reason }: Values) => {
    await call(barContact, { params: { id }, body: { channels, reason: reason.trim() || null } })
    await onSaved()
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={t('consents.barredTitle')}
      draftKey={`bar.${id}`}
      initial={{ channels: doNotContact?.channels ?? [], reason: doNotContact?.reason ?? '' }}
      width={420}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="channels" label={t('consents.barBy')} extra={t('consents.barHint')}>
        <Checkbox.Group
          options={barredChannels.map((value) => ({ value, label: t(`choices.barredChannel.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('consents.reason')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Form.Item>
    </FormDrawer>
  )
}
