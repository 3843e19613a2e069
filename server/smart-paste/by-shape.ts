import { parseCreditCode } from '../../contract/values/creditCode.ts'
import { showPhone } from '../../contract/values/phone.ts'
import { parsePhone } from '../values/phone.ts'
import { type Hit, hit, linesOf, type Piece } from './hits.ts'

/** What is known by how it is written, wherever it stands. */

const matches = ({ text, start }: Piece, shape: RegExp): Piece[] =>
  [...text.matchAll(shape)].map((found) => ({ text: found[0], start: start + found.index }))

export const emailsIn = (piece: Piece): Hit[] =>
  matches(
    piece,
    /(?<![\w.%+-])[\w%+-][\w.%+-]{0,63}@(?:[A-Za-z\d][A-Za-z\d-]{0,62}\.){1,5}[A-Za-z]{2,24}(?![A-Za-z\d])/gu,
  ).map((found) => hit('email', found, 'shape'))

export const websitesIn = (piece: Piece): Hit[] =>
  matches(
    piece,
    /(?<![\w@.])(?:https?:\/\/|www\.)(?:[A-Za-z\d-]{1,63}\.){1,5}[A-Za-z]{2,24}(?::\d{1,5})?(?:\/[\w./?=&%#~-]{0,120})?/giu,
  ).map((found) => hit('website', found, 'shape'))

const extension = String.raw`(?: ?\(?(?:转|分机号?|ext\.?|x|#) ?[:.]? ?\d{1,6}\)?|-\d{1,6})?`
const mobile = String.raw`(?:\(?\+?86\)?[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}`
const landline = String.raw`(?:\+?86[ -]?\(?0?|\(?0)(?:10|2\d|[3-9]\d\d)\)?[ -]{0,3}\d{3,4}[ -]?\d{4}${extension}`
const hotline = String.raw`[48]00[ -]?\d{3}[ -]?\d{4}${extension}`
const foreign = String.raw`(?:\+|00)(?!86)[1-9]\d{0,2}[ -]?\(?\d{1,4}\)?(?:[ -]?\d{2,4}){1,4}`
const phoneShape = new RegExp(
  `(?<![\\dA-Za-z.+_-])(?:${mobile}|${landline}|${hotline}|${foreign})(?![\\dA-Za-z@_])`,
  'giu',
)

/** Only what reads as a whole number of the plan. */
export const phonesIn = (piece: Piece): Hit[] =>
  matches(piece, phoneShape).flatMap((found) => {
    const read = parsePhone(found.text)
    return read.ok ? [hit('phone', found, 'shape', { value: showPhone(read.value) })] : []
  })

/** Resident identity numbers (GB 11643) are as long as credit codes, and nobody's business here. */
const identity = /^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/u

/** The check character makes it certain: of other words of 18 signs one in thirty would pass. */
export const creditCodesIn = (piece: Piece): Hit[] =>
  matches(
    piece,
    /(?<![\dA-Za-z])[1-9ANY][1-9](?:[ -]?\d){6}(?:[ -]?[\dA-HJ-NP-RTUW-Y]){10}(?![\dA-Za-z])/giu,
  ).flatMap((found) => {
    const code = parseCreditCode(found.text)
    return code.ok && !identity.test(code.value)
      ? [hit('taxNumber', found, 'checked', { value: code.value })]
      : []
  })

const bank =
  /[\p{Script=Han}()]{2,30}?(?:银行|信用社|信用联社|农商行)(?:[\p{Script=Han}()]{0,25}(?:支行|分行|营业部|营业室|分理处|信用社))?/gu
const account = /(?<![\dA-Za-z-])\d(?:[ -]?\d){11,23}(?![\dA-Za-z-])/gu

/** A bank with its branch; the long number in its line or the next one is the account. */
export function banksIn(text: string): Hit[] {
  const lines = linesOf(text)
  return lines.flatMap((line, index) => {
    const banks = matches(line, bank).filter((found) => /行$|部$|室$|处$|社$/u.test(found.text))
    if (banks.length === 0) return []
    const named = banks.map((found) =>
      hit('bank', found, 'ending', { isSure: /(?:支行|分行|营业部|营业室|分理处)$/u.test(found.text) }),
    )
    const numbers = [line, lines[index + 1]].flatMap((near) => (near ? matches(near, account) : []))
    return [
      ...named,
      ...numbers.slice(0, 1).map((found) => hit('account', found, 'nearBank', { isSure: false })),
    ]
  })
}
