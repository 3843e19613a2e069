/**
 * Every reason for which a typed text can't become a value. Each has a sentence in
 * `contract/locales/values.ts` that says what is wrong and what to do.
 */
export const reasons = [
  'value.empty',
  'credit_code.length',
  'credit_code.character',
  'credit_code.check_character',
  'money.format',
  'money.currency',
  'money.negative',
  'money.too_precise',
  'money.too_large',
  'range.format',
  'range.reversed',
  'range.not_whole',
  'range.too_large',
  'range.unit_missing',
  'range.part_unknown',
  'range.part_twice',
  'date.format',
  'date.ambiguous',
  'date.year_missing',
  'date.zone',
  'date.serial',
  'date.no_such_day',
  'date.out_of_range',
  'numbering.seq_missing',
  'numbering.seq_twice',
  'numbering.seq_width',
  'numbering.token_unknown',
  'numbering.token_twice',
  'numbering.month_without_year',
  'numbering.character',
  'numbering.too_long',
  'phone.scientific',
  'phone.masked',
  'phone.not_a_number',
  'phone.area_code_missing',
  'phone.area_code_unknown',
  'phone.prefix_unknown',
  'phone.too_short',
  'phone.too_long',
  'phone.invalid',
  'region.unknown',
  'region.ambiguous',
  'industry.unknown',
  'industry.ambiguous',
  'size.industry_missing',
  'size.no_class',
  'size.group_missing',
  'size.headcount_missing',
  'size.revenue_missing',
  'size.assets_missing',
  'size.straddles',
] as const

export type Reason = (typeof reasons)[number]

/**
 * What a parser hands back: a plain value, or the reason why there is none. `candidates` is filled where a
 * person can choose between several readings of the same text.
 */
export type Parsed<Value, Candidate = never> =
  | { ok: true; value: Value }
  | { ok: false; reason: Reason; candidates?: readonly Candidate[] }

export function parsed<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function failed(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason }
}
