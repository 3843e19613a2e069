import { fenPerUnit } from '../../contract/values/money.ts'
import { failed, type Parsed, parsed, type Reason } from '../../contract/values/parsed.ts'
import type { Range } from '../../contract/values/range.ts'
import { sectionOf } from './industry.ts'
import { type SizeIndustry, type SizeMetric, sizeBounds, sizeIndustriesOf } from './sizeClasses.ts'

/** 大型, 中型, 小型, 微型. */
export type SizeClass = 'large' | 'medium' | 'small' | 'micro'
/** `industry` is a GB/T 4754-2017 code: section, division, or group (701). Headcount in 人, money in fen; null is unknown. */
export type SizeFacts = { industry: string | null } & Record<SizeMetric, Range | null>

const classes = ['large', 'medium', 'small', 'micro'] as const
const missing: Record<SizeMetric, Reason> = {
  headcount: 'size.headcount_missing',
  revenue: 'size.revenue_missing',
  assets: 'size.assets_missing',
}

/**
 * The statistical size class 企业规模, or why it is 未定. A firm has a class when it meets every lower bound of it, so
 * the lowest of its figures decides. Source: 国统字〔2017〕213号.
 */
export function sizeClassOf(facts: SizeFacts): Parsed<SizeClass> {
  if (!facts.industry) return failed('size.industry_missing')
  const section = sectionOf(facts.industry) ?? facts.industry
  const possible = sizeIndustriesOf(facts.industry, section)
  const [first, ...others] = possible.map((industry) => classIn(industry, facts))
  if (!first) return failed('size.no_class')
  // A code that isn't fine enough does no harm where all its parts come to the same class.
  if (others.every((other) => other.ok && first.ok && other.value === first.value)) return first
  return failed('size.group_missing')
}

function classIn(industry: SizeIndustry | null, facts: SizeFacts): Parsed<SizeClass> {
  if (industry === null) return failed('size.no_class')
  const bounds: Partial<Record<SizeMetric, readonly number[]>> = sizeBounds[industry]
  let best = 0
  let worst = 0
  let reason: Reason = 'size.straddles'
  for (const metric of ['headcount', 'revenue', 'assets'] as const) {
    const lowerBounds = bounds[metric]
    if (!lowerBounds) continue
    const range = facts[metric]
    const unit = metric === 'headcount' ? 1 : Number(fenPerUnit.wan)
    best = Math.max(best, rank(range?.max ?? Number.POSITIVE_INFINITY, lowerBounds, unit))
    worst = Math.max(worst, rank(range?.min ?? 0, lowerBounds, unit))
    if (!range) reason = missing[metric]
  }
  const only = classes[best]
  return best === worst && only ? parsed(only) : failed(reason)
}

/** 0 for large … 3 for micro: how many lower bounds the figure misses. */
function rank(figure: number, lowerBounds: readonly number[], unit: number): number {
  return lowerBounds.filter((bound) => figure < bound * unit).length
}
