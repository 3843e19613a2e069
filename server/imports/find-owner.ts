import { plainText } from '../../contract/values/plainText.ts'
import { parsePhone } from '../values/phone.ts'

/** A colleague who can own customers. */
export type OwnerChoice = { id: number; name: string; userName: string; phone: string | null }

export type FoundOwner = { ok: true; id: number } | { ok: false; code: OwnerCode }
type OwnerCode = 'owner.unknown' | 'owner.ambiguous' | 'owner.not_allowed'
export type FoundAuthor =
  | { ok: true; id: number }
  | { ok: false; code: 'author.unknown' | 'author.not_allowed' | 'owner.ambiguous' }

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

/** Who wrote something once, also if they have left; of two of one name, the one who is still here. */
export function findAuthor(
  everybody: readonly (OwnerChoice & { isHere: boolean })[],
  importer: { id: number; mayAssign: boolean },
  text: string,
): FoundAuthor {
  const here = everybody.filter(({ isHere }) => isHere)
  const among = findOwner(here, importer, text)
  const found = !among.ok && among.code === 'owner.unknown' ? findOwner(everybody, importer, text) : among
  return found.ok ? found : { ok: false, code: authorCode[found.code] }
}

const authorCode = {
  'owner.unknown': 'author.unknown',
  'owner.ambiguous': 'owner.ambiguous',
  'owner.not_allowed': 'author.not_allowed',
} as const

function numberOf(text: string): string | null {
  const phone = parsePhone(text)
  return phone.ok ? phone.value.e164 : null
}
