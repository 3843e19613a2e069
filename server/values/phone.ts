import parsePhoneNumber from 'libphonenumber-js/max'
import { failed, type Parsed, parsed, type Reason } from '../../contract/values/parsed.ts'
import type { Phone } from '../../contract/values/phone.ts'
import { plainText } from '../../contract/values/plainText.ts'

/**
 * Mobile prefixes that are in use with every digit after them: for these the answer needs no library.
 * The test holds them against libphonenumber-js.
 */
export const plainMobile = /^1(?:3\d|4[57]|5[0-35-9]|6[5-7]|7[0-35-8]|8\d|9[0-35-9])\d{8}$/

const label =
  /^(?:(?:联系|办公|公司|移动|固定|客服|服务)?(?:电话|手机|座机|热线|号码)号?码?|tel|phone|mobile|mob|fax|传真)\s*[:.]?\s*/iu
const note = /\s*\([^()\d]*\)\s*$/u
const saidExtension = /[\s,(]*(?:转?分机号?|转|ext(?:ension)?\.?|#|\*|x)[\s:.-]*(\d{1,6})\)?$/iu
// 010-88886666-801 and 400-800-1234-801: the group before is already a whole number.
const dashedExtension = /^(.*(?:\d{7,}|0\d{2,3}[-) ]+\d{3,4} \d{4}|[48]00[- ]?\d{3}[- ]?\d{4}))-(\d{1,6})$/u
/** 95xxx and 96xxx service lines, 100xx of the carriers, 12xxx of public services. */
const shortHotline = /^(?:9[56]\d{3,4}|95\d{6}|100\d{2}|12\d{3})$/u

/**
 * One telephone number as typed in China: mobiles, landlines with area code, 400/800, short service lines, with
 * 分机/转/ext/- extensions; numbers from elsewhere with + or 00. Nothing is completed: a missing area code fails.
 */
export function parsePhone(text: string): Parsed<Phone> {
  if (plainMobile.test(text)) return parseMainland(text, null)
  const plain = plainText(text).replace(label, '').replace(note, '')
  if (plain === '') return failed('value.empty')
  if (/^[+\d\s()-]*\*{2,}[\d\s-]*$/u.test(plain)) return failed('phone.masked')
  if (/^\d(?:\.\d+)?e\+?\d+$/iu.test(plain)) return failed('phone.scientific')
  const { number, extension } = splitExtension(plain.replace(/^(1\d{10})\.0+$/u, '$1'))
  if (!/^\(?\+?[\d\s().\-‐-―−·]+$/u.test(number)) return failed('phone.not_a_number')
  const international = number.replace(/[^\d+]/gu, '').replace(/^00/u, '+')
  const national = international.replace(/^(?:\+86|86(?=1\d{10}$))/u, '')
  if (national.startsWith('+')) return parseForeign(national, extension)
  return parseMainland(national, extension)
}

function splitExtension(plain: string): { number: string; extension: string | null } {
  const match = saidExtension.exec(plain)
  if (match) return { number: plain.slice(0, match.index), extension: match[1] ?? null }
  const dashed = dashedExtension.exec(plain)
  return dashed
    ? { number: dashed[1] ?? '', extension: dashed[2] ?? null }
    : { number: plain, extension: null }
}

function parseForeign(international: string, extension: string | null): Parsed<Phone> {
  const phone = parsePhoneNumber(international)
  if (!phone?.isValid()) return failed('phone.invalid')
  return parsed({ e164: phone.number, extension, kind: 'foreign' })
}

function parseMainland(national: string, extension: string | null): Parsed<Phone> {
  if (plainMobile.test(national)) return parsed({ e164: `+86${national}`, extension, kind: 'mobile' })
  if (shortHotline.test(national)) return parsed({ e164: `+86${national}`, extension, kind: 'hotline' })
  const phone = parsePhoneNumber(national, 'CN')
  if (!phone?.isValid() || phone.country !== 'CN') return failed(whyInvalid(national))
  switch (phone.getType()) {
    case 'MOBILE':
      return parsed({ e164: phone.number, extension, kind: 'mobile' })
    case 'SHARED_COST':
    case 'TOLL_FREE':
      return parsed({ e164: phone.number, extension, kind: 'hotline' })
    case 'FIXED_LINE':
      return parsed({ e164: phone.number, extension, kind: 'landline' })
    default:
      return failed('phone.invalid')
  }
}

function whyInvalid(national: string): Reason {
  const { length } = national
  if (length < 7) return 'phone.too_short'
  if (length > 12) return 'phone.too_long'
  if (national.startsWith('0')) {
    if (length < 10) return 'phone.too_short'
    return 'phone.area_code_unknown'
  }
  if (national.startsWith('1')) {
    if (length === 11) return 'phone.prefix_unknown'
    return length < 11 ? 'phone.too_short' : 'phone.too_long'
  }
  if (/^[48]00/u.test(national)) return length < 10 ? 'phone.too_short' : 'phone.too_long'
  return /^[2-9]\d{6,7}$/u.test(national) ? 'phone.area_code_missing' : 'phone.invalid'
}
