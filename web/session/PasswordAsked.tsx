import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMe } from '../app/session.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useSubmit } from '../ui/useSubmit.ts'
import styles from './MePage.module.css'

type Props = {
  text: string
  action: string
  onPassword: (password: string) => Promise<void>
  onCancel: () => void
}

/** Before a step that a page left open must not allow. */
export function PasswordAsked({ text, action, onPassword, onCancel }: Props) {
  const { t } = useTranslation()
  const me = useMe()
  const [form] = Form.useForm<{ password: string }>()
  const { submit, isSaving, problem, isAtField } = useSubmit(form, ({ password }) => onPassword(password))
  return (
    <Form
      name="own-password"
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.form}
      onFinish={submit}
    >
      <p>{text}</p>
      <FormProblem problem={problem} isAtField={isAtField} />
      <input type="text" autoComplete="username" value={me.userName} readOnly hidden />
      <Form.Item
        name="password"
        label={t('security.password')}
        rules={[{ required: true, message: t('form.required', { field: t('security.password') }) }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} autoFocus />
      </Form.Item>
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={isSaving}>
          {action}
        </Button>
        <Button onClick={onCancel}>{t('form.cancel')}</Button>
      </div>
    </Form>
  )
}
