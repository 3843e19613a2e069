import { useNavigate } from '@tanstack/react-router'
import { signOut, signOutEverywhere } from '../../contract/session.ts'
import { forgetRecent } from '../search/recent.ts'
import { forgetDrafts } from '../ui/useDraft.ts'
import { call } from './call.ts'
import { queryClient } from './queryClient.ts'
import { currentSession, signedOut } from './session.ts'

/** Signs out and leaves nothing of the person on this device. Throws `CallError`; then nobody was signed out. */
export function useLeave(): (from?: 'here' | 'everywhere') => Promise<void> {
  const navigate = useNavigate()
  return async (from = 'here') => {
    const userId = currentSession().me?.id
    await call(from === 'here' ? signOut : signOutEverywhere)
    signedOut()
    if (userId !== undefined) {
      forgetDrafts(userId)
      forgetRecent(userId)
    }
    await navigate({ to: '/sign-in', search: {} })
    queryClient.clear()
  }
}
