import { plainText } from '../../contract/values/plainText.ts'
import { parsePhone } from '../values/phone.ts'

/** A colleague who can own customers. */
export type OwnerChoice = { id: number; name: string; userName: string; phone: string | null }

export type FoundOwner =
  | { ok: true; id: number }
  | { ok: false; code: 'owner.unknown' | 'owner.ambiguous' | 'owner.not_allowed' }

/**
 * The colleague whose user name, phone or name this is. Who may not assign customers can only write their own.
 */
export function findOwner(
  people: readonly OwnerChoice[],
  importer: { id: number; mayAssign: boolean },
  text: string,
): FoundOwner {
  const wanted = plainText(text).toLowerCase()
  const number = numberOf(text)
  const byKey = people.filter(
    ({ userName, phone }) =>
      userName.toLowerCase() === wanted || (number !== null && phone !== null && numberOf(phone) === number),
  )
  const found =
    byKey.length > 0 ? byKey : people.filter(({ name }) => plainText(name).toLowerCase() === wanted)
  const [only, ...more] = found
  if (!importer.mayAssign) {
    return found.some(({ id }) => id === importer.id)
      ? { ok: true, id: importer.id }
      : { ok: false, code: 'owner.not_allowed' }
  }
  if (!only) return { ok: false, code: 'owner.unknown' }
  return more.length > 0 ? { ok: false, code: 'owner.ambiguous' } : { ok: true, id: only.id }
}

function numberOf(text: string): string | null {
  const phone = parsePhone(text)
  return phone.ok ? phone.value.e164 : null
}
