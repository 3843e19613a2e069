import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { LanguageMenu } from '../app/LanguageMenu.tsx'
import { MoreMenu } from '../app/MoreMenu.tsx'
import { ShadeMenu } from '../app/ShadeMenu.tsx'
import { useMe } from '../app/session.ts'
import { useLeave } from '../app/useLeave.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { Section } from '../ui/Section.tsx'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { Devices } from './Devices.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Tokens } from './Tokens.tsx'
import { TwoFactor } from './TwoFactor.tsx'

export function MePage() {
  const { t } = useTranslation()
  const leave = useLeave()
  const me = useMe()
  const isPhone = useIsPhone()
  return (
    <>
      <PageHead
        title={t('app.me')}
        actions={
          isPhone && (
            <>
              <ShadeMenu />
              <LanguageMenu />
              <Button onClick={() => void leave()}>{t('app.signOut')}</Button>
            </>
          )
        }
      />
      {isPhone && <MoreMenu />}
      <Section
        title={me.name}
        note={`${me.userName} · ${me.department.name} · ${me.roles.join(' · ')}`}
        actions={
          <>
            <Link to="/tips">{t('tips.title')}</Link>
            <Link to="/me/rights">{t('people.myRights')}</Link>
          </>
        }
      />
      <Section title={t('session.changePassword')} note={t('session.changePasswordText')}>
        <PasswordForm />
      </Section>
      <TwoFactor />
      <Devices />
      <Tokens />
    </>
  )
}
