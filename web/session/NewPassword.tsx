import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { readPasswordRules } from '../../contract/security-rules.ts'
import { passwordLengths, passwordProblem, plainPassword } from '../../contract/values/passwordRules.ts'
import { call } from '../app/call.ts'
import styles from './NewPassword.module.css'

type Props = {
  name: string | string[]
  label: string
  /** What the password can't be made of: user name, name, organisation. */
  names: readonly string[]
  autoFocus?: boolean
}

/** A password to be chosen: what is asked of it stands there before one types, and is ticked off while one does. */
export function NewPassword({ name, label, names, autoFocus = false }: Props) {
  const { t } = useTranslation()
  const rulesId = useId()
  const form = Form.useFormInstance()
  const typed: string = Form.useWatch(name, form) ?? ''
  const { data } = useQuery({
    queryKey: ['password-rules'],
    queryFn: ({ signal }) => call(readPasswordRules, { signal }),
  })
  const minimum = data?.minimum ?? passwordLengths.standard
  const lines: { text: string; isMet?: boolean }[] = [
    { text: t('security.ruleLength', { minimum }), isMet: [...plainPassword(typed)].length >= minimum },
    { text: t('security.ruleVaried'), isMet: new Set(plainPassword(typed)).size >= 4 },
    {
      text: t('security.ruleNames'),
      isMet: typed !== '' && passwordProblem(typed, { minimum: 1, names }) !== 'password.names',
    },
    { text: t('security.ruleCommon') },
    ...(data && data.history > 0 ? [{ text: t('security.ruleHistory', { count: data.history }) }] : []),
    ...(data?.days ? [{ text: t('security.ruleDays', { days: data.days }) }] : []),
  ]
  return (
    <>
      <Form.Item
        name={name}
        label={label}
        rules={[{ required: true, message: t('form.required', { field: label }) }]}
        className={styles.field}
      >
        <Input.Password
          autoComplete="new-password"
          maxLength={200}
          autoFocus={autoFocus}
          aria-describedby={rulesId}
        />
      </Form.Item>
      <ul id={rulesId} className={styles.rules} aria-label={t('security.rules')}>
        {lines.map(({ text, isMet }) => (
          <li key={text} data-met={typed !== '' && isMet === true}>
            {typed !== '' && isMet ? (
              <CheckCircleFilled aria-label={t('security.met')} />
            ) : (
              <MinusCircleOutlined aria-hidden="true" />
            )}{' '}
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}
