import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../contract/session.ts'
import { useSession } from '../app/session.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { enter } from './enter.ts'
import styles from './Front.module.css'
import { Front } from './Front.tsx'
import { SignInForm } from './SignInForm.tsx'

export function SignInPage() {
  const { t } = useTranslation()
  const router = useRouter()
  const { from } = useSearch({ from: '/sign-in' })
  const { organisation, isDemo } = useSession()
  const onSignedIn = async (me: Me) => {
    await enter(me)
    router.history.push(from ?? '/')
  }
  const title = organisation ? t('session.signInTo', { organisation }) : t('session.signIn')
  return (
    <Front title={title} wide={isDemo}>
      {isDemo && <DemoPeople onSignedIn={onSignedIn} />}
      <section className={styles.part}>
        {isDemo && <h2 className={styles.subtitle}>{t('session.ownAccount')}</h2>}
        <div className={isDemo ? styles.narrow : undefined}>
          <SignInForm onSignedIn={onSignedIn} />
        </div>
      </section>
    </Front>
  )
}
