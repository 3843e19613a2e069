import { maskPhone } from '../../contract/values/mask.ts'
import { showPhone } from '../../contract/values/phone.ts'
import { Failure, invalid } from '../platform/errors.ts'
import { levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'
import { parsePhone } from '../values/phone.ts'

/** Phones of billing data and delivery addresses are personal data as those of contacts are, and guarded like them. */
export const phoneLevel = (viewer: Viewer, own: boolean) => levelOf(viewer, 'contact.phones', own)

export const mayWritePhone = (viewer: Viewer): boolean =>
  !['hidden', 'read'].includes(levelOf(viewer, 'contact.phones'))

/** As people read it, `0571-8888 6666 转 801`. @throws input.invalid, permission.denied */
export function checkedPhone(
  viewer: Viewer,
  phone: string | null | undefined,
  path: string,
): string | null | undefined {
  if (phone === undefined) return undefined
  if (!mayWritePhone(viewer))
    throw new Failure('permission.denied', { fields: [{ path, code: 'field.not_writable' }] })
  if (phone === null) return null
  const read = parsePhone(phone)
  if (!read.ok) throw invalid(path, read.reason)
  return showPhone(read.value)
}

export function shownPhone(viewer: Viewer, phone: string | null, own: boolean): string | null {
  const level = phoneLevel(viewer, own)
  if (phone === null || level === 'hidden') return null
  return level === 'masked' ? maskPhone(phone) : phone
}
