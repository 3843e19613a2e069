import { fenPerUnit, type MoneyUnit, otherCurrency, toFen, withoutYuanSign } from './money.ts'
import { parseQuantity, type Quantity, wholeOf } from './numeral.ts'
import { failed, type Parsed, parsed } from './parsed.ts'
import { compactText } from './plainText.ts'

/** Bounds as written, both inclusive; null is open. Whole 人 or fen. Never both null. */
export type Range = { min: number | null; max: number | null }

const headcountLabel =
  /^(?:(?:公司|企业|单位|现有|在职|目前)*(?:员工|人员|职工|从业人员)?(?:总)?(?:人数|规模|数量|数|总数)?(?:共有|共计|共|有|为|是)?:?)(?=.)/u
const moneyLabel =
  /^(?:(?:公司|企业|上年度|上年|去年|预计|采购|项目|年度|年|总)*(?:营业收入|营业额|营收|收入|销售额|销售收入|产值|流水|规模|预算|资产总额|资产|金额)?(?:总额)?(?:为|是|约为)?:?)(?=.)/u
const about = /^(?:大约|大概|约|近|将近|左右)|(?:左右|上下)$/gu
const lowWords = /^(?:不少于|不低于|至少|超过|大于|高于|最少|>=|≥|>)|(?:及以上|以上|起|\+|多|余)$/gu
const highWords =
  /^(?:不超过|不多于|不高于|最多|至多|少于|小于|低于|不足|不到|<=|≤|<)|(?:及以下|以下|以内|之内|内)$/gu

/**
 * Headcount as typed ("500-1000人", "约20人", "50人以下", "二十人") in 人. A round figure ("约20") gives equal bounds.
 * Whether 以下 includes the figure is left open in speech: the figure itself is kept as the bound.
 */
export function parseHeadcount(text: string): Parsed<Range> {
  const compact = compactText(text).replace('(含)', '')
  if (compact === '') return failed('value.empty')
  const body = compact
    .replace(headcountLabel, '')
    .replace(/(?<=[\d百千万亿十多余+一二三四五六七八九])(?:人|名|位)(?:员工|职工)?/gu, '')
  return parseBounds(body, toPeople)
}

/**
 * A money range as typed ("年营收5-10亿", "5000万-1亿元", "约20万", "50万以内") in fen.
 * `bare` is the unit of a figure without any (万元 by default).
 */
export function parseMoneyRange(text: string, bare: MoneyUnit = 'wan'): Parsed<Range> {
  const compact = compactText(text).replace('(含)', '')
  if (compact === '') return failed('value.empty')
  if (otherCurrency.test(compact)) return failed('money.currency')
  const body = compact.replace(/人民币|rmb|cny/gu, '').replace(moneyLabel, '')
  return parseBounds(body, (bound, scale, hasUnit) =>
    toFen(bound, scale * fenPerUnit[hasUnit ? 'yuan' : bare]),
  )
}

type Bound = Quantity & { hasUnit: boolean }
/** `scale` is the factor taken over from the other bound, `hasUnit` whether either bound says its unit. */
type ToWhole = (bound: Bound, scale: bigint, hasUnit: boolean) => Parsed<number>

function parseBounds(body: string, toWhole: ToWhole): Parsed<Range> {
  const [left, right, ...more] = body.replace(/(?<=.)-(?=.)/gu, '\n').split('\n')
  if (left === undefined || more.length > 0) return failed('range.format')
  return right === undefined ? parseOneBound(left, toWhole) : parseTwoBounds(left, right, toWhole)
}

function parseTwoBounds(left: string, right: string, toWhole: ToWhole): Parsed<Range> {
  const low = readBound(left.replace(about, ''))
  const high = readBound(right.replace(about, ''))
  if (!low || !high) return failed('range.format')
  if (isScaleUnclear(low, high)) return failed('range.unit_missing')
  const hasUnit = saysUnit(low) || saysUnit(high)
  // In "1-2万" the first figure takes the second one's scale; in "5000-1亿" that gives a reversed range, which fails.
  const min = toWhole(low, saysUnit(low) ? 1n : high.scale, hasUnit)
  if (!min.ok) return min
  const max = toWhole(high, 1n, hasUnit)
  if (!max.ok) return max
  return min.value > max.value ? failed('range.reversed') : parsed({ min: min.value, max: max.value })
}

function saysUnit(bound: Bound): boolean {
  return bound.hasUnit || bound.scale !== 1n
}

/** "5万-10" may mean 10 or 10万, "3千-5千万" may begin at 3千 or 3千万. */
function isScaleUnclear(low: Bound, high: Bound): boolean {
  if (low.scale !== 1n && !saysUnit(high)) return true
  return high.isTwofold && low.scale > 1n && low.scale < 10_000n && !low.hasUnit
}

function parseOneBound(text: string, toWhole: ToWhole): Parsed<Range> {
  // 500多万, 500余元: the word stands between figure and unit.
  const body = text.replace(/^(.*)[多余](?=[万亿元]+$)(.*)$/u, '$1$2多')
  const withoutLow = body.replace(lowWords, '')
  const withoutHigh = body.replace(highWords, '')
  const isLow = withoutLow !== body
  const isHigh = withoutHigh !== body
  if (isLow && isHigh) return failed('range.format')
  const bound = readBound(isLow ? withoutLow : isHigh ? withoutHigh : body.replace(about, ''))
  if (!bound) return failed('range.format')
  const whole = toWhole(bound, 1n, saysUnit(bound))
  if (!whole.ok) return whole
  return parsed({ min: isHigh ? null : whole.value, max: isLow ? null : whole.value })
}

function readBound(text: string): Bound | null {
  const body = withoutYuanSign(text)
  const quantity = parseQuantity(body.replace(/元$/u, ''))
  return quantity && { ...quantity, hasUnit: body.endsWith('元') }
}

function toPeople(bound: Bound, scale: bigint): Parsed<number> {
  if (bound.hasUnit) return failed('range.format')
  const people = wholeOf(bound, scale)
  if (people === null) return failed('range.not_whole')
  return people > 10_000_000n ? failed('range.too_large') : parsed(Number(people))
}
