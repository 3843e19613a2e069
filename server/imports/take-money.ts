import { failed, type Parsed } from '../../contract/values/parsed.ts'
import { plainText } from '../../contract/values/plainText.ts'
import { parseMoneyRange, type Range } from '../../contract/values/range.ts'

const unitInHead = /(亿|千万|百万|万|千)(?:元|\))|元|\b(?:rmb|cny|yuan)\b/iu
const otherCurrencyInHead = /[$€£]|[美欧日港台]元|美金|英镑|外币|[日港台]币|\b(?:usd?|eur|gbp|jpy|hkd)\b/iu

/** Whether the head of a column says what its amounts are in. */
export const saysMoneyUnit = (head: string) =>
  unitInHead.test(plainText(head)) || otherCurrencyInHead.test(plainText(head))

/**
 * A money range in fen, where the head may say the unit: a bare 500 below 年营收（万元） is 500 万元, below
 * 年营收（元） 500 元. Without any unit 万元 is meant, as everywhere (DOMAIN §2).
 */
export function parseMoneyBelow(head: string, text: string): Parsed<Range> {
  const plainHead = plainText(head)
  if (otherCurrencyInHead.test(plainHead)) return failed('money.currency')
  const [said, scale] = unitInHead.exec(plainHead) ?? []
  const words = chineseBounds(text)
  if (scale !== undefined && scale !== '万' && !/[元万亿千百¥]/u.test(plainText(words))) {
    return parseMoneyRange(words.replace(/(?<=\d)(?=\D*$)/u, scale), 'yuan')
  }
  return parseMoneyRange(words, said !== undefined && scale === undefined ? 'yuan' : 'wan')
}

/** Open bounds and people as our English export writes them. */
export const chineseBounds = (text: string): string =>
  text
    .replace(/\s*\bpeople\b/giu, '人')
    .replace(/\s*\bor more\b/iu, '以上')
    .replace(/\s*\bor less\b/iu, '以下')
