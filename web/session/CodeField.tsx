import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { CallError } from '../app/call.ts'

/** For the six digits of an app, or a recovery code where one may stand for them. */
export function CodeField({ hint }: { hint: string }) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="code"
      label={t('security.code')}
      extra={hint}
      rules={[
        { required: true, whitespace: true, message: t('form.required', { field: t('security.code') }) },
      ]}
    >
      <Input
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        autoFocus
      />
    </Form.Item>
  )
}

/** The password was right, and a code is asked for besides. */
export const asksForCode = (error: unknown): boolean =>
  error instanceof CallError && error.body.code === 'auth.code_required'
