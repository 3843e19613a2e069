import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'

/** How long a customer is protected, and how many of one owner. */
export function RegistrationSettings() {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="registrationDays" label={t('registrations.setting.days')}>
        <InputNumber min={1} max={730} precision={0} />
      </Form.Item>
      <Form.Item name="registrationExtraDays" label={t('registrations.setting.extraDays')}>
        <InputNumber min={1} max={365} precision={0} />
      </Form.Item>
      <Form.Item name="registrationLimit" label={t('registrations.setting.limit')}>
        <InputNumber min={0} max={10_000} precision={0} />
      </Form.Item>
    </>
  )
}
