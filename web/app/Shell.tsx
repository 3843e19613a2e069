import { Navigate, Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { reachedByTab } from '../ui/reachedByTab.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { AppKeys } from './AppKeys.tsx'
import { BottomBar } from './BottomBar.tsx'
import styles from './Shell.module.css'
import { SideMenu } from './SideMenu.tsx'
import { useSession } from './session.ts'
import { TopBar } from './TopBar.tsx'

const SignInAgain = lazy(() =>
  import('../session/SignInAgain.tsx').then(({ SignInAgain }) => ({ default: SignInAgain })),
)

/** Around every page of a signed-in person. */
export function Shell() {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const { state, me } = useSession()
  // Signing out clears `me` a moment before the sign-in page takes over.
  if (!me) return null
  if (me.mustDo) return <Navigate to="/first" />
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('app.skipToContent')}
      </a>
      {!isPhone && <SideMenu />}
      <div className={styles.column}>
        {!isPhone && <TopBar />}
        <main id="content" {...reachedByTab} className={styles.content}>
          <Outlet />
        </main>
        {isPhone && <BottomBar />}
      </div>
      <AppKeys />
      {state === 'signed-out' && (
        <Suspense>
          <SignInAgain />
        </Suspense>
      )}
    </div>
  )
}
