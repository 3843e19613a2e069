import { useNavigate } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../contract/session.ts'
import { signedOut, useMe, useSession } from '../app/session.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { enter } from './enter.ts'
import { SignInForm } from './SignInForm.tsx'

/** Over the page whose session ended, so that what was typed below stays as it is. */
export function SignInAgain() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const me = useMe()
  const { isDemo } = useSession()
  const onSignedIn = async (next: Me) => {
    const { isSame } = await enter(next)
    if (!isSame) await navigate({ to: '/' })
  }
  const asAnother = () => {
    signedOut()
    void navigate({ to: '/sign-in', search: {} })
  }
  return (
    <Modal open title={t('session.againTitle')} footer={null} closable={false} keyboard={false} zIndex={2000}>
      <p style={{ marginBottom: 16 }}>{t('session.againText')}</p>
      <SignInForm login={me.userName} onSignedIn={onSignedIn} />
      <Button type="link" style={{ padding: 0 }} onClick={asAnother}>
        {t('session.otherPerson')}
      </Button>
      {isDemo && <DemoPeople onSignedIn={onSignedIn} />}
    </Modal>
  )
}
