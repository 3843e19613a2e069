import type { HistoryEntry } from '../../contract/customer-history.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
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
}

/** Phones are logged one by one; phones and people of other records are guarded as those of contacts are. */
function fieldOf(record: Logged, field: string): GuardedField {
  if (record !== 'customer' && field === 'phone') return 'contact.phones'
  if (record === 'delivery_address' && field === 'recipient') return 'contact.name'
  return record === 'customer' || record === 'contact' ? `${record}.${field}` : `customer.${record}.${field}`
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
  const guarded = fieldOf(record, field)
  const level = levelOf(viewer, guarded, own)
  if (level === 'hidden' && guarded !== 'contact.name') return null
  const masked = !isClear(level)
  const shown = (value: unknown) => (masked ? maskedValue(guarded, value) : loggedValue(value))
  return { field, before: shown(before), after: shown(after), ...(masked && { masked }) }
}

function maskedValue(field: string, value: unknown): unknown {
  const mask = masks[field]
  return mask && typeof value === 'string' ? mask(value) : null
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
