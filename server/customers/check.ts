import type { CustomerChanges } from '../../contract/customer-fields.ts'
import { parseCreditCode } from '../../contract/values/creditCode.ts'
import { invalid } from '../platform/errors.ts'
import { regions } from '../values/regions.ts'

/** Values that need more than a shape: the credit code's check character, a region that exists, a web address. */
export function checkedFields<Fields extends CustomerChanges>(fields: Fields, prefix = ''): Fields {
  const checked: CustomerChanges = {}
  if (fields.creditCode) {
    const code = parseCreditCode(fields.creditCode)
    if (!code.ok) throw invalid(`${prefix}creditCode`, code.reason)
    checked.creditCode = code.value
  }
  if (fields.regionCode && !regions.has(fields.regionCode))
    throw invalid(`${prefix}regionCode`, 'region.unknown')
  if (fields.website) {
    const website = webAddress(fields.website)
    if (website === null) throw invalid(`${prefix}website`, 'format.url')
    checked.website = website
  }
  return { ...fields, ...checked }
}

/**
 * `example.com` and `https://example.com/a` are fine; anything but http and https never becomes a link, nor does an
 * e-mail address or `https://bank.com@elsewhere.com`, which lead elsewhere than they read.
 */
export function webAddress(text: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  if (!URL.canParse(whole)) return null
  const { protocol, hostname, username, password } = new URL(whole)
  if (username !== '' || password !== '') return null
  return /^https?:$/.test(protocol) && hostname.includes('.') ? whole : null
}
