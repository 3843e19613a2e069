import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { readPasswordRules } from '../../contract/security-rules.ts'
import { readSession } from '../../contract/session.ts'
import { call } from '../app/call.ts'
import { holdSession, useSession } from '../app/session.ts'
import { useLeave } from '../app/useLeave.ts'
import { Front } from './Front.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { TwoFactorSetUp } from './TwoFactorSetUp.tsx'

/** What the organisation asks for before anything else: a second factor, or a new password. */
export function FirstPage() {
  const { t } = useTranslation()
  const router = useRouter()
  const leave = useLeave()
  const { me } = useSession()
  const rules = useQuery({
    queryKey: ['password-rules'],
    queryFn: ({ signal }) => call(readPasswordRules, { signal }),
  })
  // Signing out clears `me` a moment before the sign-in page takes over.
  if (!me) return null
  const goOn = async () => {
    holdSession(await call(readSession))
    await router.navigate({ to: '/' })
  }
  const { organisation } = me
  const leaving = (
    <Button type="link" block onClick={() => void leave()}>
      {t('app.signOut')}
    </Button>
  )
  if (me.mustDo === 'password') {
    const days = rules.data?.days ?? ''
    return (
      <Front
        title={t('security.firstPassword')}
        note={t('security.firstPasswordText', { organisation, days })}
      >
        <PasswordForm onChanged={goOn} />
        {leaving}
      </Front>
    )
  }
  return (
    <Front title={t('security.firstTwoFactor')} note={t('security.firstTwoFactorText', { organisation })}>
      <TwoFactorSetUp onDone={() => void goOn()} />
      {leaving}
    </Front>
  )
}
