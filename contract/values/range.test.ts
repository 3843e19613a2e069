import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseHeadcount, parseMoneyRange } from './range.ts'
import { showHeadcount, showMoneyRange } from './showRange.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

const wan = 1_000_000
const yi = 10_000_000_000

describe('headcount', () => {
  test.each<[string, number | null, number | null]>([
    ['500-1000人', 500, 1000],
    ['100～500', 100, 500],
    ['100—500人', 100, 500],
    ['１００至５００人', 100, 500],
    ['100人到500人', 100, 500],
    ['500人-1000人', 500, 1000],
    ['1-2万人', 10_000, 20_000],
    ['5千-1万人', 5000, 10_000],
    ['约20人', 20, 20],
    ['20人左右', 20, 20],
    ['大约 20 名员工', 20, 20],
    ['50人以下', null, 50],
    ['50以内', null, 50],
    ['50人（含）以下', null, 50],
    ['不超过50人', null, 50],
    ['<50', null, 50],
    ['1000人以上', 1000, null],
    ['1,000人以上', 1000, null],
    ['1000+', 1000, null],
    ['≥1000人', 1000, null],
    ['500多人', 500, null],
    ['500余人', 500, null],
    ['二十人', 20, 20],
    ['一百五十人', 150, 150],
    ['三千', 3000, 3000],
    ['1.5万人', 15_000, 15_000],
    ['员工人数：120', 120, 120],
    ['公司规模 20-99人', 20, 99],
    ['0人', 0, 0],
  ])('%s', (text, min, max) => {
    expect(parseHeadcount(text)).toEqual({ ok: true, value: { min, max } })
  })

  test.each([
    ['', 'value.empty'],
    ['若干', 'range.format'],
    ['人', 'range.format'],
    ['1-2-3', 'range.format'],
    ['100-50人', 'range.reversed'],
    ['500-1万人', 'range.reversed'],
    ['1万-5', 'range.unit_missing'],
    ['1.5人', 'range.not_whole'],
    ['1亿人', 'range.too_large'],
    ['500元', 'range.format'],
    ['超过50人以下', 'range.format'],
  ])('%s fails with %s', (text, reason) => {
    expect(parseHeadcount(text)).toEqual({ ok: false, reason })
  })
})

describe('money', () => {
  test.each<[string, number | null, number | null]>([
    ['年营收5-10亿', 5 * yi, 10 * yi],
    ['5000万-1亿元', 5000 * wan, yi],
    ['800-1000万元', 800 * wan, 1000 * wan],
    ['800~1000', 800 * wan, 1000 * wan],
    ['约20万', 20 * wan, 20 * wan],
    ['预算约20万左右', 20 * wan, 20 * wan],
    ['50万以内', null, 50 * wan],
    ['不超过50万元', null, 50 * wan],
    ['1亿元以上', yi, null],
    ['500多万', 500 * wan, null],
    ['500万+', 500 * wan, null],
    ['¥800-1,000', 800_00, 1000_00],
    ['800元-1万元', 800_00, wan],
    ['50-100元', 50_00, 100_00],
    ['3千万-5千万', 3000 * wan, 5000 * wan],
    ['三千-五千万', 3000 * wan, 5000 * wan],
    ['营业收入：1.2亿', 1.2 * yi, 1.2 * yi],
    ['十万', 10 * wan, 10 * wan],
  ])('%s', (text, min, max) => {
    expect(parseMoneyRange(text)).toEqual({ ok: true, value: { min, max } })
  })

  test('a bare number takes the unit of its field', () => {
    expect(parseMoneyRange('500', 'yuan')).toEqual({ ok: true, value: { min: 500_00, max: 500_00 } })
    expect(parseMoneyRange('500')).toEqual({ ok: true, value: { min: 500 * wan, max: 500 * wan } })
  })

  test.each([
    ['', 'value.empty'],
    ['面议', 'range.format'],
    ['5000-1亿', 'range.reversed'],
    ['5万-10', 'range.unit_missing'],
    ['3千-5千万', 'range.unit_missing'],
    ['100-500万美元', 'money.currency'],
    ['0.0000001万', 'money.too_precise'],
    ['100万亿', 'money.too_large'],
  ])('%s fails with %s', (text, reason) => {
    expect(parseMoneyRange(text)).toEqual({ ok: false, reason })
  })
})

test.each([
  [{ min: 500, max: 1000 }, '500–1000 人', '500–1000 people'],
  [{ min: 20, max: 20 }, '20 人', '20 people'],
  [{ min: null, max: 50 }, '50 人以下', '50 people or less'],
  [{ min: 1000, max: null }, '1000 人以上', '1000 people or more'],
  [{ min: null, max: null }, '', ''],
])('headcount %o is shown as %s', (range, chinese, english) => {
  expect(showHeadcount(range)).toBe(chinese)
  expect(showHeadcount(range, 'en')).toBe(english)
})

test.each([
  [{ min: 5 * yi, max: 10 * yi }, '50,000–100,000 万元', '¥500,000,000–¥1,000,000,000'],
  [{ min: null, max: 50 * wan }, '50 万元以下', '¥500,000 or less'],
  [{ min: 1, max: 1 }, '0.000001 万元', '¥0.01'],
])('money %o is shown as %s', (range, chinese, english) => {
  expect(showMoneyRange(range)).toBe(chinese)
  expect(showMoneyRange(range, 'en')).toBe(english)
})

const rangeUpTo = (most: number) =>
  fc
    .tuple(fc.option(fc.nat(most)), fc.option(fc.nat(most)))
    .filter(([a, b]) => a !== null || b !== null)
    .map(([a, b]) => (a !== null && b !== null && a > b ? { min: b, max: a } : { min: a, max: b }))

test('what is shown reads back as the same range', () => {
  fc.assert(
    fc.property(rangeUpTo(10_000_000), (range) => {
      expect(parseHeadcount(showHeadcount(range))).toEqual({ ok: true, value: range })
    }),
  )
  fc.assert(
    fc.property(rangeUpTo(Number.MAX_SAFE_INTEGER), (range) => {
      expect(parseMoneyRange(showMoneyRange(range))).toEqual({ ok: true, value: range })
    }),
  )
})

test('no text makes it throw; bounds are ordered and at least one is there', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'0123456789.,-~元万亿千百十二人名约以上下多余营收'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(fc.oneof(text, anyText), (typed) => {
      for (const range of [parseHeadcount(typed), parseMoneyRange(typed)]) {
        if (!range.ok) continue
        const { min, max } = range.value
        expect(min !== null || max !== null).toBe(true)
        if (min !== null && max !== null) expect(min).toBeLessThanOrEqual(max)
      }
    }),
    { numRuns: 2000 },
  )
})
