import { day, fen } from '../../contract/common.ts'
import type { CustomField, CustomValue } from '../../contract/custom-fields.ts'
import type { ErrorData } from '../../contract/errors.ts'
import { longest, whyNoNumber } from '../../contract/values/customText.ts'
import { webAddress } from '../customers/check.ts'

export type CheckedValue = { ok: true; value: CustomValue } | { ok: false; code: string; data?: ErrorData }

const good = (value: CustomValue): CheckedValue => ({ ok: true, value })
const bad = (code: string, data?: ErrorData): CheckedValue => ({ ok: false, code, ...(data && { data }) })

type Definition = Pick<CustomField, 'kind' | 'decimals' | 'options'>

/**
 * Whether a value fits its definition, and how it is kept. Null, and what says as little (blank text, no option), clears.
 * `held` is what the record has now: an option that was retired since may stay.
 */
export function checkCustom(field: Definition, given: CustomValue, held: unknown = null): CheckedValue {
  if (given === null) return good(null)
  switch (field.kind) {
    case 'text':
    case 'long_text':
      return checkText(given, longest[field.kind])
    case 'link':
      return checkLink(given)
    case 'number':
      return checkNumber(field, given)
    case 'money':
      if (typeof given !== 'number') return bad('type', { expected: 'integer' })
      return fen.safeParse(given).success ? good(given) : bad('custom.fen')
    case 'date':
      if (typeof given !== 'string') return bad('type', { expected: 'string' })
      return day.safeParse(given).success ? good(given) : bad('format.date')
    case 'boolean':
      return typeof given === 'boolean' ? good(given) : bad('type', { expected: 'boolean' })
    case 'single':
      if (typeof given !== 'string') return bad('type', { expected: 'string' })
      return isOffered(field, given, [held]) ? good(given) : bad('custom.option_gone')
    case 'multi':
      return checkSeveral(field, given, held)
  }
}

function checkText(given: CustomValue, maximum: number): CheckedValue {
  if (typeof given !== 'string') return bad('type', { expected: 'string' })
  const text = given.trim()
  if (text.length > maximum) return bad('text.long', { maximum })
  return good(text === '' ? null : text)
}

/** Only http and https become a link. */
function checkLink(given: CustomValue): CheckedValue {
  const text = checkText(given, longest.link)
  if (!text.ok || text.value === null) return text
  const address = webAddress(String(text.value))
  return address === null || address.length > longest.link ? bad('format.url') : good(address)
}

function checkNumber({ decimals }: Definition, given: CustomValue): CheckedValue {
  if (typeof given !== 'number') return bad('type', { expected: 'number' })
  const wrong = whyNoNumber(given, decimals)
  return wrong ? bad(wrong.code, wrong.data) : good(given)
}

function checkSeveral(field: Definition, given: CustomValue, held: unknown): CheckedValue {
  if (!Array.isArray(given)) return bad('type', { expected: 'array' })
  const keys = [...new Set(given)]
  const holds = Array.isArray(held) ? held : []
  if (!keys.every((key) => isOffered(field, key, holds))) return bad('custom.option_gone')
  return good(keys.length === 0 ? null : keys)
}

const isOffered = ({ options }: Definition, key: string, held: readonly unknown[]) =>
  options.some((option) => option.key === key && (!option.retired || held.includes(key)))
