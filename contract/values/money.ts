import { type Exact, parseQuantity, wholeOf } from './numeral.ts'
import { failed, type Parsed, parsed } from './parsed.ts'
import { compactText } from './plainText.ts'

/** The unit of a bare number: 元 in amounts, 万元 in budgets and revenues. */
export type MoneyUnit = 'yuan' | 'wan'

export const fenPerUnit = { yuan: 100n, wan: 1_000_000n } as const
export const otherCurrency = /[$€£]|us|eur|gbp|jpy|hk|美元|美金|美刀|欧元|英镑|日元|日币|港币|港元|台币|韩元/u

/**
 * An amount as typed ("120 万元", "1.5 亿元", "3,000 元", "¥50", "30w") in fen.
 * `bare` says what a number without a unit is. Fractions of a fen, other currencies and negative amounts fail.
 */
export function parseMoney(text: string, bare: MoneyUnit = 'yuan'): Parsed<number> {
  const compact = compactText(text)
  if (compact === '') return failed('value.empty')
  if (otherCurrency.test(compact)) return failed('money.currency')
  const body = withoutYuanSign(compact)
  if (/^-[\d¥]/u.test(body)) return failed('money.negative')
  const quantity = parseQuantity(body.replace(/元$/u, ''))
  if (!quantity) return failed('money.format')
  const isBare = quantity.scale === 1n && !body.endsWith('元')
  return toFen(quantity, isBare && bare === 'wan' ? fenPerUnit.wan : fenPerUnit.yuan)
}

/** ¥ and RMB in front, 圆/块/块钱/元整/人民币 behind, all said as 元 or left out. */
export function withoutYuanSign(compact: string): string {
  return compact
    .replace(/人民币|rmb|cny/gu, '')
    .replace(/(?:圆|块钱|块)整?$|元整$/u, '元')
    .replace(/^[¥]+(.*?)元?$/u, '$1元')
}

export function toFen(exact: Exact, factor: bigint): Parsed<number> {
  const fen = wholeOf(exact, factor)
  if (fen === null) return failed('money.too_precise')
  if (fen > BigInt(Number.MAX_SAFE_INTEGER)) return failed('money.too_large')
  return parsed(Number(fen))
}

/** `fen` divided by 10^`places`, exactly, with thousands separators and without trailing zeros. */
export function decimalText(fen: number, places: number): string {
  const digits = String(Math.abs(fen)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(?:\d{3})+$)/gu, ',')
  const fraction = digits.slice(digits.length - places).replace(/0+$/u, '')
  return `${fen < 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}

const showPlaces = [
  { from: 10_000_000_000, places: 10, unit: '亿元' },
  { from: 1_000_000, places: 6, unit: '万元' },
] as const

/**
 * Fen as a Chinese reader says it, never rounded: "1.5 亿元", "120 万元", and with more than two decimals in 元:
 * "1,234,567.89 元". In English always "¥1,234,567.89".
 */
export function showMoney(fen: number, language: 'zh-CN' | 'en' = 'zh-CN'): string {
  if (language === 'en') return fen < 0 ? `-¥${yuanText(-fen)}` : `¥${yuanText(fen)}`
  for (const { from, places, unit } of showPlaces) {
    if (Math.abs(fen) >= from && fen % 10 ** (places - 2) === 0) return `${decimalText(fen, places)} ${unit}`
  }
  return `${yuanText(fen)} 元`
}

/** Fen in 元 with no or exactly two decimals: "3,000", "3,000.50". */
export function yuanText(fen: number): string {
  const text = decimalText(fen, 2)
  return /\.\d$/u.test(text) ? `${text}0` : text
}

/** Fen in 万元, rounded half away from zero to `decimals` (0–6), for columns headed 万元: 1234567 → "1.23". */
export function wanText(fen: number, decimals = 2): string {
  const step = 10n ** BigInt(6 - decimals)
  const size = BigInt(Math.abs(fen))
  const rounded = ((size + step / 2n) / step) * step
  return decimalText(fen < 0 ? -Number(rounded) : Number(rounded), 6)
}
