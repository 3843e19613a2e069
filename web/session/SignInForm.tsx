import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Me, signIn } from '../../contract/session.ts'
import { call } from '../app/call.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useSubmit } from '../ui/useSubmit.ts'
import { asksForCode, CodeField } from './CodeField.tsx'
import styles from './Front.module.css'

type Values = { login: string; password: string; code?: string }

/** `login` is given where the person is known already. With two-factor sign-in a second step asks for the code. */
export function SignInForm({ login, onSignedIn }: { login?: string; onSignedIn: (me: Me) => Promise<void> }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [isAskingCode, setIsAskingCode] = useState(false)
  const { submit, isSaving, problem, isAtField } = useSubmit(form, async (values: Values) => {
    try {
      await onSignedIn(await call(signIn, { body: values }))
    } catch (error) {
      if (!asksForCode(error)) throw error
      setIsAskingCode(true)
    }
  })
  const startAgain = () => {
    form.resetFields(['password', 'code'])
    setIsAskingCode(false)
  }
  return (
    <Form<Values>
      name="sign-in"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ login: login ?? '', password: '' }}
      onFinish={submit}
    >
      <FormProblem problem={problem} isAtField={isAtField} />
      <div hidden={isAskingCode}>
        <Form.Item
          name="login"
          label={t('session.login')}
          rules={[
            { required: true, whitespace: true, message: t('form.required', { field: t('session.login') }) },
          ]}
        >
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus={!login} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('session.password')}
          rules={[{ required: true, message: t('form.required', { field: t('session.password') }) }]}
        >
          <Input.Password autoComplete="current-password" autoFocus={Boolean(login)} />
        </Form.Item>
      </div>
      {isAskingCode && <CodeField hint={t('security.signInCodeHint')} />}
      <Button type="primary" htmlType="submit" block loading={isSaving}>
        {t(isAskingCode ? 'security.verifyCode' : 'session.signIn')}
      </Button>
      {isAskingCode ? (
        <Button type="link" block onClick={startAgain}>
          {t('security.otherAccount')}
        </Button>
      ) : (
        <p className={styles.hint}>{t('session.forgotten')}</p>
      )}
    </Form>
  )
}
