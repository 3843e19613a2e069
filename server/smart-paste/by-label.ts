import { parseCreditCode } from '../../contract/values/creditCode.ts'
import { parsePhone } from '../values/phone.ts'
import { emailsIn, phonesIn } from './by-shape.ts'
import { hasCompanyEnding } from './companies.ts'
import { type Hit, hide, hit, type Piece, trimmed } from './hits.ts'
import { type Labelled, labelledIn } from './labels.ts'
import { isName, titleShape } from './names.ts'

/** What a label says is taken for it; where it doesn't look like that, it is to be looked at. */
export const byLabel = (text: string): Hit[] => {
  const labelled = labelledIn(text)
  const phones = labelled.filter(({ label }) => label === 'phone').flatMap(({ value }) => phonesIn(value))
  return labelled.flatMap((each) => {
    const [first, ...more] = take(each, phones[0])
    return first ? [{ ...first, from: each.from }, ...more] : []
  })
}

function take({ label, value }: Labelled, firstPhone: Hit | undefined): Hit[] {
  switch (label) {
    case 'company':
      return [company(value)]
    case 'taxNumber':
      return [taxNumber(value)]
    case 'bankAccount':
      return bankAndAccount(value)
    case 'bank':
      return /\d{8}/u.test(value.text.replaceAll(' ', ''))
        ? bankAndAccount(value)
        : [hit('bank', value, 'labelled')]
    case 'account':
      return account(value)
    case 'addressPhone':
    case 'address':
      return addressAndPhone(value)
    case 'otherAddress':
      return addressAndPhone(value).map((found) => ({ ...found, isSure: false, rule: 'otherAddress' }))
    case 'phone':
      return phones(value)
    case 'ignored':
      return [hit(null, { ...value, text: /^[\w+() -]*/u.exec(value.text)?.[0].trimEnd() ?? '' }, 'labelled')]
    case 'name':
      return named(value)
    case 'jobTitle':
      return [hit('jobTitle', value, 'labelled', { isSure: value.text.length <= 20 })]
    case 'email':
      return emailsIn(value).map(labelled)
    case 'website':
      return website(value)
    case 'wechat':
      return wechat(value, firstPhone)
  }
}

const labelled = (found: Hit): Hit => ({ ...found, rule: 'labelled' })

const company = (value: Piece): Hit =>
  hit('company', value, 'labelled', {
    isSure: hasCompanyEnding(value.text) && !/[:,;。!?]/u.test(value.text),
  })

function website(value: Piece): Hit[] {
  const address = /^(?:https?:\/\/)?(?:[A-Za-z\d-]{1,63}\.){1,5}[A-Za-z]{2,24}[\w./?=&%#~:-]{0,120}/u.exec(
    value.text,
  )?.[0]
  return address ? [hit('website', { ...value, text: address }, 'labelled')] : []
}

/** Older tax numbers have 15, 17 or 20 signs and no check character: kept as given, and to be looked at. */
function taxNumber(value: Piece): Hit {
  const sign = /^[\dA-Za-z](?:[ -]?[\dA-Za-z])*/u.exec(value.text)?.[0]
  const piece = sign ? { ...value, text: sign } : value
  const code = parseCreditCode(piece.text)
  return code.ok
    ? hit('taxNumber', piece, 'labelled', { value: code.value })
    : hit('taxNumber', piece, 'labelled', { isSure: false, problem: code.reason })
}

function bankAndAccount(value: Piece): Hit[] {
  const number = /\d(?:[ -]?\d){7,29}/u.exec(value.text)
  if (!number) return [hit('bank', value, 'labelled', { isSure: false })]
  const bank = trimmed({ ...value, text: value.text.slice(0, number.index) })
  const found = hit('account', { text: number[0], start: value.start + number.index }, 'labelled')
  return bank.text === '' ? [found] : [hit('bank', bank, 'labelled'), found]
}

function account(value: Piece): Hit[] {
  const number = /^\d(?:[ -]?\d){7,29}(?![\dA-Za-z])/u.exec(value.text)?.[0]
  return [
    number
      ? hit('account', { ...value, text: number }, 'labelled')
      : hit('account', value, 'labelled', { isSure: false }),
  ]
}

/** 地址电话 in one line, in either order; what is left of the line without the numbers is the address. */
function addressAndPhone(value: Piece): Hit[] {
  const numbers = phonesIn(value).map(labelled)
  const left = hide(
    value.text,
    numbers.map((found) => moved(found, -value.start)),
  )
  const address = trimmed({ text: left.split(/\ufffc/u)[0] || left, start: value.start })
  const plain = { ...address, text: address.text.replace(/[ (]*(?:电话|手机|Tel\.?)[ :]*$/iu, '') }
  const isSure = /[\p{Script=Han}\d].*[\p{Script=Han}\d]/u.test(plain.text) && plain.text.length >= 5
  return plain.text === '' ? numbers : [hit('address', plain, 'labelled', { isSure }), ...numbers]
}

const moved = (found: Hit, by: number): Hit => ({ ...found, start: found.start + by, end: found.end + by })

/** A number that can't be kept is shown with the reason, never completed. */
function phones(value: Piece): Hit[] {
  const numbers = phonesIn(value).map(labelled)
  if (numbers.length > 0)
    return [...numbers, ...(sameForWechat.test(value.text) ? sameWechat(numbers[0]) : [])]
  const number = /^[+\d][\d ()+*-]{2,30}/u.exec(value.text)?.[0].trimEnd()
  if (!number) return []
  const read = parsePhone(number)
  return [
    hit('phone', { ...value, text: number }, 'labelled', {
      isSure: read.ok,
      problem: read.ok ? null : read.reason,
    }),
  ]
}

const sameForWechat = /微信(?:号?同号|号?同步|同手机|同上)|同微信|微同|V同|vx同/iu

/** 微信同号 is said of the number before it. */
export function wechatSaid(text: string, phones: readonly Hit[]): Hit[] {
  const at = text.search(sameForWechat)
  if (at < 0) return []
  const whole = phones.filter(({ isSure }) => isSure)
  return sameWechat(whole.filter(({ end }) => end <= at).at(-1) ?? whole[0])
}

const sameWechat = (phone: Hit | undefined): Hit[] =>
  phone ? [{ ...phone, field: 'wechat', value: phone.value.replace(/[ -]/gu, ''), rule: 'sameNumber' }] : []

function wechat(value: Piece, phone: Hit | undefined): Hit[] {
  if (/^\(?(?:同号|同手机|同电话|手机同号|手机号?|同上)/u.test(value.text)) return sameWechat(phone)
  const word = /^[A-Za-z][\w-]{4,39}|^1[3-9]\d{9}/u.exec(value.text)?.[0]
  const piece = { ...value, text: word ?? value.text.split(' ')[0] ?? '' }
  return [hit('wechat', piece, 'labelled', { isSure: word !== undefined })]
}

/** 王丽（采购经理）, 王丽 13812345678, 王总: the name ends where something else begins. */
function named(value: Piece): Hit[] {
  const text = /^(?:\p{Script=Han}[\p{Script=Han}·]{0,14}|[A-Za-z][A-Za-z.' -]{0,40})/u
    .exec(value.text)?.[0]
    .trim()
  if (!text) return []
  const found = hit('name', { ...value, text }, 'labelled', {
    isSure: isName(text) || /^[A-Z][a-z]+ [A-Z]/u.test(text),
  })
  const rest = trimmed({
    text: value.text.slice(text.length).replace(/^[ (]+/u, (mark) => ' '.repeat(mark.length)),
    start: value.start + text.length,
  })
  const title = /^[^ ,()/|\ufffc]+/u.exec(rest.text)?.[0] ?? ''
  return titleShape.test(title) ? [found, hit('jobTitle', { ...rest, text: title }, 'besideTitle')] : [found]
}
