import type { HistoryEntry } from '../../contract/customer-history.ts'
import { type GuardedField, levelsOf } from '../../contract/field-levels.ts'
import { maskId, maskMail, maskName, maskPhone } from '../../contract/values/mask.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'

export type Logged = HistoryEntry['record']

/** What a mask leaves of a value, where it leaves anything. */
const masks: Record<string, (text: string) => string> = {
  'contact.phones': maskPhone,
  'contact.email': maskMail,
  'contact.name': maskName,
  'customer.creditCode': maskId,
  'billing_profile.title': maskName,
  'billing_profile.taxNumber': maskId,
  'billing_profile.phone': maskPhone,
  'billing_profile.account': maskId,
  'delivery_address.recipient': maskName,
  'delivery_address.phone': maskPhone,
}

/**
 * A change of the log as the viewer may read it: what is masked on the record is masked here; null where the field is
 * hidden. `own`: the record's customer is the viewer's.
 */
export function loggedChange(
  viewer: Viewer,
  record: Logged,
  [field, [before, after]]: [field: string, values: readonly [unknown, unknown]],
  own: boolean,
) {
  // Phones of contacts are logged one by one.
  const guarded: GuardedField = `${record}.${record === 'contact' && field === 'phone' ? 'phones' : field}`
  const level = levelOf(viewer, guarded, own)
  if (level === 'hidden' && levelsOf(guarded).includes('hidden')) return null
  const masked = !isClear(level)
  const shown = (value: unknown) => (masked ? maskedValue(guarded, value) : loggedValue(value))
  return { field, before: shown(before), after: shown(after), ...(masked && { masked }) }
}

/** What the mask of a field leaves of its value; null where it leaves nothing. */
export function maskedValue(field: GuardedField, value: unknown): unknown {
  const mask = masks[field]
  return mask && typeof value === 'string' ? mask(value) : null
}

const names = {
  contact: 'contact.name',
  billing_profile: 'billing_profile.title',
  delivery_address: 'delivery_address.recipient',
} as const

/** What a record goes by, as far as the viewer may read it; in bulk `own` is left out. */
export const loggedName = (viewer: Viewer, record: keyof typeof names, name: string, own = false): string =>
  isClear(levelOf(viewer, names[record], own)) ? name : maskName(name)

/** The log keeps both bounds of a range; one without bounds is what people and forms call empty. */
export const loggedValue = (value: unknown): unknown => (isEmptyRange(value) ? null : value)

const isEmptyRange = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  'min' in value &&
  'max' in value &&
  value.min === null &&
  value.max === null
