import type { Language } from '../../contract/session.ts'
import { decimalText, parseMoney, showMoney } from '../../contract/values/money.ts'
import { failed, type Parsed, type Reason } from '../../contract/values/parsed.ts'
import { parseHeadcount, parseMoneyRange, type Range } from '../../contract/values/range.ts'
import { showHeadcount, showMoneyRange } from '../../contract/values/showRange.ts'

/** Fields that are typed as one text (`500-1000人`, `5-10亿`) and kept as bounds; total assets as one figure. */
export type Amounts = {
  headcount: Range | null
  annualRevenue: Range | null
  totalAssets: number | null
  budget: Range | null
}
export type AmountField = keyof Amounts
export const amountFields = ['headcount', 'annualRevenue', 'totalAssets', 'budget'] as const

const read: { [Field in AmountField]: (text: string) => Parsed<NonNullable<Amounts[Field]>> } = {
  headcount: parseHeadcount,
  annualRevenue: (text) => parseMoneyRange(text),
  totalAssets: (text) => parseMoney(text, 'wan'),
  budget: (text) => parseMoneyRange(text),
}

/** 人, and fen; a figure without a unit is in 万元. An empty text is no amount, and that is fine. */
export function readAmount<Field extends AmountField>(field: Field, text: string): Parsed<Amounts[Field]> {
  if (text.trim() === '') return { ok: true, value: null as Amounts[Field] }
  return read[field](text) as Parsed<Amounts[Field]>
}

export function whyNoAmount(field: AmountField, text: string): Reason | null {
  const amount = readAmount(field, text)
  return amount.ok ? null : failed(amount.reason).reason
}

/** The text that a person would have typed for it, so that it reads back as the same amount. */
export function amountText<Field extends AmountField>(
  field: Field,
  amount: Amounts[Field],
  language: Language,
): string {
  if (amount === null) return ''
  if (typeof amount === 'number') return language === 'en' ? decimalText(amount, 6) : showMoney(amount)
  if (language === 'en') return plainRange(amount, field === 'headcount' ? 0 : 6)
  return field === 'headcount' ? showHeadcount(amount) : showMoneyRange(amount)
}

/** `500-1000`, `≥1000`, `≤50`: without words, in 人 or (six places) 万元. */
function plainRange({ min, max }: Range, places: number): string {
  const text = (bound: number) => decimalText(bound, places)
  if (min !== null && max !== null) return min === max ? text(min) : `${text(min)}-${text(max)}`
  if (min !== null) return `≥${text(min)}`
  return max === null ? '' : `≤${text(max)}`
}
