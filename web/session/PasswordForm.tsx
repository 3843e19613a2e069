import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changePassword, passwordMinimum } from '../../contract/session.ts'
import { call } from '../app/call.ts'
import { useMe } from '../app/session.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useSubmit } from '../ui/useSubmit.ts'

type Values = { current: string; next: string }

export function PasswordForm() {
  const { t } = useTranslation()
  const me = useMe()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const { submit, isSaving, problem } = useSubmit(form, async (values: Values) => {
    setIsChanged(false)
    await call(changePassword, { body: values })
    form.resetFields()
    setIsChanged(true)
  })
  return (
    <Form<Values>
      name="password"
      form={form}
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 336 }}
      onFinish={submit}
      onValuesChange={() => setIsChanged(false)}
    >
      <FormProblem problem={problem} />
      <input type="text" autoComplete="username" value={me.userName} readOnly hidden />
      <Form.Item
        name="current"
        label={t('session.currentPassword')}
        rules={[{ required: true, message: t('form.required', { field: t('session.currentPassword') }) }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('session.newPassword')}
        extra={t('session.passwordHint', { minimum: passwordMinimum })}
        rules={[{ required: true, message: t('form.required', { field: t('session.newPassword') }) }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button htmlType="submit" loading={isSaving}>
        {t('session.changePassword')}
      </Button>
      <span role="status" style={{ marginLeft: 12 }}>
        {isChanged && t('session.passwordChanged')}
      </span>
    </Form>
  )
}
