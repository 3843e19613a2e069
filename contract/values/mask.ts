import { plainText } from './plainText.ts'

/**
 * Masks are total: whatever the text, they show at most what their comment says, and the number of stars tells
 * nothing of the length. An empty text stays empty. Source: DOMAIN §1 field permissions.
 */

/** Mobile `138****1234`; landline `010-****6666`; others `****1234` (8 digits or more), `****` below. No extension. */
export function maskPhone(text: string): string {
  const plain = plainText(text)
  if (plain === '') return ''
  const body = plain.replace(/\s*(?:转|分机|ext|x|#).*$/iu, '')
  const digits = body.replace(/\D/gu, '')
  const last4 = digits.slice(-4)
  const isForeign = /^(?:\+(?!86)|00(?!86))/u.test(body)
  const national = isForeign ? '' : digits.replace(/^(?:0086|86)(?=\d{9,11}$)/u, '')
  if (/^1\d{10}$/u.test(national)) return `${national.slice(0, 3)}****${last4}`
  const area = /^0?(?![48]00)((?:10|2\d)(?=\d{8}$)|[3-9]\d\d(?=\d{7,8}$))/u.exec(national)
  if (area) return `0${area[1]}-****${last4}`
  return digits.length >= 8 ? `****${last4}` : '****'
}

/** `z***@example.com`: the first character (none if there is only one) and the domain. */
export function maskMail(text: string): string {
  const plain = plainText(text)
  if (plain === '') return ''
  const at = plain.lastIndexOf('@')
  if (at < 1) return '***'
  const local = [...plain.slice(0, at)]
  return `${local.length > 1 ? local[0] : ''}***${plain.slice(at)}`
}

/** `王*`: the first character; a name of a single character is hidden whole. */
export function maskName(text: string): string {
  const characters = [...plainText(text)]
  if (characters.length === 0) return ''
  return characters.length === 1 ? '*' : `${characters[0]}*`
}

/** ID cards, passports, accounts: first 3 and last 4 from 15 characters on, else nothing. */
export function maskId(text: string): string {
  const characters = [...plainText(text).replaceAll(' ', '')]
  if (characters.length === 0) return ''
  if (characters.length < 15) return '****'
  return `${characters.slice(0, 3).join('')}****${characters.slice(-4).join('')}`
}
