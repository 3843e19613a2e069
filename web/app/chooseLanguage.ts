import { changeLanguage, type Language } from '../../contract/session.ts'
import { call } from './call.ts'
import { speak } from './i18n.ts'
import { queryClient } from './queryClient.ts'
import { currentSession, holdMe } from './session.ts'

/** Here at once, and for the person on the server; there are sentences in answers, so they are read again. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language)
  const { me } = currentSession()
  if (!me) return
  holdMe({ ...me, language })
  // What is shown has changed already; the server's copy only matters on the next machine.
  await call(changeLanguage, { body: { language } }).catch(() => {})
  await queryClient.invalidateQueries()
}
