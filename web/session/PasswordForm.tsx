import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changePassword } from '../../contract/session.ts'
import { call } from '../app/call.ts'
import { useMe } from '../app/session.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useSubmit } from '../ui/useSubmit.ts'
import styles from './MePage.module.css'
import { NewPassword } from './NewPassword.tsx'

type Values = { current: string; next: string; revokeTokens: boolean }

export function PasswordForm({ onChanged }: { onChanged?: () => Promise<void> }) {
  const { t } = useTranslation()
  const me = useMe()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const { submit, isSaving, problem, isAtField } = useSubmit(form, async (values: Values) => {
    setIsChanged(false)
    await call(changePassword, { body: values })
    form.resetFields()
    setIsChanged(true)
    await onChanged?.()
  })
  return (
    <Form<Values>
      name="password"
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.form}
      initialValues={{ current: '', next: '', revokeTokens: true }}
      onFinish={submit}
      onValuesChange={() => setIsChanged(false)}
    >
      <FormProblem problem={problem} isAtField={isAtField} />
      <input type="text" autoComplete="username" value={me.userName} readOnly hidden />
      <Form.Item
        name="current"
        label={t('session.currentPassword')}
        rules={[{ required: true, message: t('form.required', { field: t('session.currentPassword') }) }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <NewPassword
        name="next"
        label={t('session.newPassword')}
        names={[me.userName, me.name, me.organisation]}
      />
      <Form.Item name="revokeTokens" valuePropName="checked">
        <Checkbox>{t('security.revokeTokens')}</Checkbox>
      </Form.Item>
      <Button htmlType="submit" loading={isSaving}>
        {t('session.changePassword')}
      </Button>
      <span role="status" className={styles.said}>
        {isChanged && t('session.passwordChanged')}
      </span>
    </Form>
  )
}
