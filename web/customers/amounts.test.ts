import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountText, readAmount, whyNoAmount } from './amounts.ts'

describe('an amount typed as one text', () => {
  it.each([
    ['headcount', '500-1000人', { min: 500, max: 1000 }],
    ['headcount', '50人以下', { min: null, max: 50 }],
    ['annualRevenue', '5-10亿', { min: 50_000_000_000, max: 100_000_000_000 }],
    ['annualRevenue', '500', { min: 500_000_000, max: 500_000_000 }],
    ['totalAssets', '800', 800_000_000],
    ['totalAssets', '1.2亿', 12_000_000_000],
    ['budget', '50-80万', { min: 50_000_000, max: 80_000_000 }],
    ['budget', '  ', null],
  ] as const)('%s: %s', (field, text, value) => {
    expect(readAmount(field, text)).toEqual({ ok: true, value })
  })

  it('says why it is none', () => {
    expect(whyNoAmount('headcount', '很多人')).toBe('range.format')
    expect(whyNoAmount('budget', '$5000')).toBe('money.currency')
    expect(whyNoAmount('budget', '')).toBeNull()
  })
})

const bound = fc.nat({ max: 10_000_000 })
const range = fc
  .tuple(fc.option(bound), fc.option(bound))
  .filter(([min, max]) => (min !== null || max !== null) && (min === null || max === null || min <= max))
  .map(([min, max]) => ({ min, max }))
const language = fc.constantFrom('zh-CN' as const, 'en' as const)

describe('the text shown in a form reads back as the same amount', () => {
  it('in people', () => {
    fc.assert(
      fc.property(range, language, (value, spoken) => {
        expect(readAmount('headcount', amountText('headcount', value, spoken))).toEqual({ ok: true, value })
      }),
    )
  })

  it('in fen, to the last one', () => {
    fc.assert(
      fc.property(range, language, (value, spoken) => {
        expect(readAmount('budget', amountText('budget', value, spoken))).toEqual({ ok: true, value })
      }),
    )
  })

  it('as one figure', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), language, (value, spoken) => {
        expect(readAmount('totalAssets', amountText('totalAssets', value, spoken))).toEqual({
          ok: true,
          value,
        })
      }),
    )
  })
})
