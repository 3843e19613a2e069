import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { acceptInvitation, openInvitation } from '../../contract/people.ts'
import { passwordMinimum } from '../../contract/session.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useSubmit } from '../ui/useSubmit.ts'
import { enter } from './enter.ts'
import { Front } from './Front.tsx'

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
      <FirstPassword token={token} userName={userName} />
    </Front>
  )
}

function FirstPassword({ token, userName }: { token: string; userName: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [form] = Form.useForm<{ password: string }>()
  const { submit, isSaving, problem } = useSubmit(form, async ({ password }) => {
    await enter(await call(acceptInvitation, { params: { token }, body: { password } }))
    await navigate({ to: '/' })
  })
  return (
    <Form name="invitation" form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      <FormProblem problem={problem} />
      {/* For the browser's password store, which otherwise doesn't know whose password it keeps. */}
      <input type="text" autoComplete="username" value={userName} readOnly hidden />
      <Form.Item
        name="password"
        label={t('session.password')}
        extra={t('session.passwordHint', { minimum: passwordMinimum })}
        rules={[{ required: true, message: t('form.required', { field: t('session.password') }) }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={isSaving}>
        {t('session.setPassword')}
      </Button>
    </Form>
  )
}
