import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { acceptInvitation, openInvitation } from '../../contract/people.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useSubmit } from '../ui/useSubmit.ts'
import { asksForCode, CodeField } from './CodeField.tsx'
import { enter } from './enter.ts'
import { Front } from './Front.tsx'
import { NewPassword } from './NewPassword.tsx'

/** Opened from the link that an administrator passed on, for the first password or a forgotten one. */
export function InvitationPage() {
  const { t } = useTranslation()
  const { token } = useParams({ from: '/invitations/$token' })
  const invited = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call(openInvitation, { params: { token }, signal }),
  })
  if (invited.isPending) return null
  if (invited.isError) {
    return (
      <Front title={t('session.invitationEnded')} note={reasonOf(invited.error, t('app.pageFailedUnknown'))}>
        <Link to="/sign-in" search={{}}>
          {t('session.signIn')}
        </Link>
      </Front>
    )
  }
  const { name, userName, organisation } = invited.data
  return (
    <Front
      title={t('session.invitationTitle', { name, organisation })}
      note={t('session.invitationText', { userName })}
    >
      <FirstPassword token={token} name={name} userName={userName} organisation={organisation} />
    </Front>
  )
}

type Props = { token: string; name: string; userName: string; organisation: string }

/** Whoever turned two-factor sign-in on is asked for a code besides: the link stands for the password only. */
function FirstPassword({ token, name, userName, organisation }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [form] = Form.useForm<{ password: string; code?: string }>()
  const [isAskingCode, setIsAskingCode] = useState(false)
  const { submit, isSaving, problem, isAtField } = useSubmit(form, async (values) => {
    try {
      await enter(await call(acceptInvitation, { params: { token }, body: values }))
      await navigate({ to: '/' })
    } catch (error) {
      if (!asksForCode(error)) throw error
      setIsAskingCode(true)
    }
  })
  return (
    <Form name="invitation" form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      <FormProblem problem={problem} isAtField={isAtField} />
      {/* For the browser's password store, which otherwise doesn't know whose password it keeps. */}
      <input type="text" autoComplete="username" value={userName} readOnly hidden />
      <div hidden={isAskingCode}>
        <NewPassword
          name="password"
          label={t('session.password')}
          names={[name, userName, organisation]}
          autoFocus
        />
      </div>
      {isAskingCode && <CodeField hint={t('security.signInCodeHint')} />}
      <Button type="primary" htmlType="submit" block loading={isSaving}>
        {t(isAskingCode ? 'security.verifyCode' : 'session.setPassword')}
      </Button>
    </Form>
  )
}
