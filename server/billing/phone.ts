import { showPhone } from '../../contract/values/phone.ts'
import { invalid } from '../platform/errors.ts'
import { parsePhone } from '../values/phone.ts'

/** As people read it, `0571-8888 6666 转 801`. @throws input.invalid */
export function checkedPhone(phone: string | null | undefined, path: string): string | null | undefined {
  if (phone === undefined || phone === null) return phone
  const read = parsePhone(phone)
  if (!read.ok) throw invalid(path, read.reason)
  return showPhone(read.value)
}
