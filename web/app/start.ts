import { readSession } from '../../contract/session.ts'
import { dropOldDrafts } from '../ui/useDraft.ts'
import { call } from './call.ts'
import { firstLanguage, speak, startLanguage } from './i18n.ts'
import { holdSession } from './session.ts'

/** What must be known before the first page: the language and who is signed in. Throws `CallError`. */
export async function start(): Promise<void> {
  dropOldDrafts()
  const first = firstLanguage()
  const [session] = await Promise.all([call(readSession), startLanguage(first)])
  if (session.me && session.me.language !== first) await speak(session.me.language)
  holdSession(session)
}
