import type { CustomerChanges } from '../../contract/customer-fields.ts'
import { drawCreditCode } from './creditCode.ts'
import { dayAfter } from './days.ts'
import type { Draw } from './draw.ts'
import { type Place, roads } from './places.ts'
import { serviceNeeds, type Trade } from './trades.ts'

export type Stage = NonNullable<CustomerChanges['stage']>
const fenPerWan = 1_000_000

const headcounts = [
  [10, 20],
  [20, 50],
  [50, 100],
  [100, 300],
  [300, 500],
  [500, 1000],
  [1000, 3000],
] as const
/** 万元, by the same steps. */
const revenues = [
  [300, 800],
  [800, 2000],
  [2000, 5000],
  [5000, 20_000],
  [20_000, 50_000],
  [50_000, 100_000],
  [100_000, 400_000],
] as const

const sources = [
  'exhibition',
  'exhibition',
  'customer_referral',
  'customer_referral',
  'website',
  'website',
  'cold_visit',
  'partner',
  'online_promotion',
  'active_search',
  'campaign',
  'phone',
  'symposium',
  'mini_program',
] as const

export const wan = ([min, max]: readonly [number, number]) => ({ min: min * fenPerWan, max: max * fenPerWan })

/** Who the company is: registration, address, size. */
export function drawProfile(draw: Draw, place: Place, trade: Trade, mailDomain: string): CustomerChanges {
  const district = draw.pick(place.districts)
  const step = draw.between(0, draw.chance(0.8) ? 4 : 6)
  const isSizeKnown = draw.chance(0.88)
  return {
    creditCode: draw.chance(0.8) ? drawCreditCode(draw, district) : null,
    legalNature: 'enterprise',
    businessType:
      trade.gbCode === '51'
        ? draw.pick(['distributor', 'trader'] as const)
        : draw.pick(['end_user', 'end_user', 'end_user', 'oem'] as const),
    foundedOn: `${draw.between(1992, 2021)}-${String(draw.between(1, 12)).padStart(2, '0')}-${String(draw.between(1, 28)).padStart(2, '0')}`,
    regionCode: district,
    address: `${draw.pick(roads)}${draw.between(1, 899)}号`,
    website: draw.chance(0.4) ? `https://www.${mailDomain}` : null,
    mainBusiness: trade.business,
    headcount: isSizeKnown ? bounds(headcounts[step]) : null,
    annualRevenue: isSizeKnown && draw.chance(0.85) ? wan(revenues[step] ?? revenues[0]) : null,
  }
}

const bounds = (range: readonly [number, number] | undefined) =>
  range ? { min: range[0], max: range[1] } : null

/** What they asked for when they first came, and how they came. */
export function drawNeed(draw: Draw, trade: Trade, today: string): CustomerChanges {
  const need = draw.chance(0.25) ? draw.pick(serviceNeeds) : draw.pick(trade.needs)
  return {
    initialNeed: need.text,
    painPoints: draw.chance(0.7) ? need.pain : null,
    budget: draw.chance(0.8) ? wan(need.budget) : null,
    expectedStart: draw.chance(0.6) ? dayAfter(today, draw.between(15, 220)) : null,
    urgency: draw.chance(0.7) ? draw.pick(['high', 'medium', 'medium', 'low'] as const) : null,
    source: draw.pick(sources),
  }
}

/** Where things stand between us, for the stage a customer has come to. */
export function drawRelation(draw: Draw, stage: Stage, createdOn: string, today: string): CustomerChanges {
  if (stage === 'prospect' || stage === 'interested') return { stage }
  // A quarter was a customer already before the company kept its records here.
  const soon = dayAfter(createdOn, draw.between(10, 90))
  const early = dayAfter(createdOn, -draw.between(400, 3000))
  const since = draw.chance(0.25) ? early : soon > today ? createdOn : soon
  return {
    stage,
    cooperationSince: since,
    relationStatus:
      stage === 'lost'
        ? 'paused'
        : draw.pick(['stable', 'stable', 'stable', 'to_nurture', 'at_risk'] as const),
    highlights: draw.chance(0.25)
      ? draw.pick([
          '决策人重视售后响应，承诺 4 小时到场',
          '验收要求第三方检测报告',
          '每年三季度做次年设备预算',
          '总经理亲自拍板，偏好国产品牌',
          '付款习惯 3-6-1，质保金一年',
        ])
      : null,
  }
}
