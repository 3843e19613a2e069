import { useSyncExternalStore } from 'react'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { Me, readSession } from '../../contract/session.ts'

export type Session = ResultOf<typeof readSession>

let session: Session = { state: 'signed-out', organisation: null, isDemo: false, me: null }
const listeners = new Set<() => void>()
const onHouseholdOff = new Set<() => void>()

export const currentSession = (): Session => session

export function holdSession(next: Session): void {
  session = next
  for (const tell of listeners) tell()
}

export function holdMe(me: Me): void {
  holdSession({ state: 'signed-in', organisation: me.organisation, isDemo: me.isDemo, me })
}

/** The server doesn't know this session any more. `me` stays, so that the page and what was typed stay too. */
export function sessionEnded(): void {
  if (session.state === 'signed-in') holdSession({ ...session, state: 'signed-out' })
}

/** The organisation asks for something first, since a moment ago. */
export function heldBack(mustDo: Me['mustDo']): void {
  if (session.me) holdSession({ ...session, me: { ...session.me, mustDo } })
}

/** The organisation has switched it off since the page was loaded: nobody sees or fills it now. */
export function householdOff(): void {
  const { me } = session
  if (me) holdSession({ ...session, me: { ...me, fields: { ...me.fields, 'customer.household': 'hidden' } } })
  for (const tell of onHouseholdOff) tell()
}

/** For what holds records that were read before. */
export function whenHouseholdOff(tell: () => void): void {
  onHouseholdOff.add(tell)
}

export function signedOut(): void {
  holdSession({ ...session, state: 'signed-out', me: null })
}

export function useSession(): Session {
  return useSyncExternalStore(subscribe, currentSession)
}

/** Who is signed in; for pages behind the sign-in only. */
export function useMe(): Me {
  const { me } = useSession()
  if (!me) throw new Error('useMe outside of the signed-in pages')
  return me
}

/** Whether to offer something; the server decides again on each request. */
export function useMay(permission: Permission): boolean {
  return useMe().can[permission] === true
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
