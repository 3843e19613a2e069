import { maskMail, maskPhone } from '../../contract/values/mask.ts'

/** A value of the change log as the viewer may read it: what is masked on the record is masked here. */
export function loggedValue(field: string, value: unknown, masked: boolean): unknown {
  if (isEmptyRange(value)) return null
  if (!masked || typeof value !== 'string') return value
  if (field === 'phone') return maskPhone(value)
  if (field === 'email') return maskMail(value)
  return field === 'wechat' ? '***' : value
}

/** The log keeps both bounds of a range; one without bounds is what people and forms call empty. */
const isEmptyRange = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  'min' in value &&
  'max' in value &&
  value.min === null &&
  value.max === null
