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
  'customer.name': maskName,
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
  // No level guards a plan: who sees the customer sees it whole.
  if (record === 'follow_up_plan') return { field, before: loggedValue(before), after: loggedValue(after) }
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

/** What else hangs on a customer, such as a plan, is called by what nobody hides. */
const names: Partial<Record<Logged, GuardedField>> = {
  contact: 'contact.name',
  billing_profile: 'billing_profile.title',
  delivery_address: 'delivery_address.recipient',
}

/** What a record goes by, as far as the viewer may read it; in bulk `own` is left out. */
export function loggedName(viewer: Viewer, record: Logged, name: string, own = false): string {
  const guarded = names[record]
  return guarded === undefined || isClear(levelOf(viewer, guarded, own)) ? name : maskName(name)
}

/** The log keeps both bounds of a range; one without bounds is what people and forms call empty. */
export const loggedValue = (value: unknown): unknown => (isEmptyRange(value) ? null : value)

const isEmptyRange = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  'min' in value &&
  'max' in value &&
  value.min === null &&
  value.max === null
