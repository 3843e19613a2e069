import type { Me } from '../../contract/session.ts'
import { speak } from '../app/i18n.ts'
import { queryClient } from '../app/queryClient.ts'
import { currentSession, holdMe } from '../app/session.ts'

/** Takes the page over for whom has just signed in; says whether it is the same person as before. */
export async function enter(me: Me): Promise<{ isSame: boolean }> {
  const before = currentSession().me
  const isSame = before?.id === me.id
  if (before && !isSame) queryClient.clear()
  await speak(me.language)
  holdMe(me)
  if (isSame) void queryClient.invalidateQueries()
  return { isSame }
}
