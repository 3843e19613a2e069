import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCompanySizeText } from './companySizeText.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

const wan = 1_000_000
const yi = 10_000_000_000
const people = { min: 100, max: 500 }

test.each([
  ['500-1000人，年营收5-10亿', { min: 500, max: 1000 }, { min: 5 * yi, max: 10 * yi }],
  ['100-500人(年营收5000万-1亿元)', people, { min: 5000 * wan, max: yi }],
  ['100-500人（年营收5000万-1亿元）', people, { min: 5000 * wan, max: yi }],
  ['100-500人 年营收800-1000万元', people, { min: 800 * wan, max: 1000 * wan }],
  ['年营收800-1000万元；100-500人', people, { min: 800 * wan, max: 1000 * wan }],
  ['100-500人/5000万以上', people, { min: 5000 * wan, max: null }],
  ['员工100-500人,营收1,000万元', people, { min: 1000 * wan, max: 1000 * wan }],
  ['1-2万人', { min: 10_000, max: 20_000 }, null],
  ['年营收5-10亿', null, { min: 5 * yi, max: 10 * yi }],
])('%s', (text, headcount, revenue) => {
  expect(parseCompanySizeText(text)).toEqual({ ok: true, value: { headcount, revenue, assets: null } })
})

test('assets are their own figure', () => {
  expect(parseCompanySizeText('80人，年营收2000万，总资产1亿')).toEqual({
    ok: true,
    value: {
      headcount: { min: 80, max: 80 },
      revenue: { min: 2000 * wan, max: 2000 * wan },
      assets: { min: yi, max: yi },
    },
  })
})

test.each([
  ['', 'value.empty'],
  ['500-1000', 'range.part_unknown'],
  ['大型企业', 'range.part_unknown'],
  ['100人，200人', 'range.part_twice'],
  ['500-100人，年营收5亿', 'range.reversed'],
])('%s fails with %s', (text, reason) => {
  expect(parseCompanySizeText(text)).toEqual({ ok: false, reason })
})

test('no text makes it throw', () => {
  fc.assert(fc.property(anyText, (text) => void parseCompanySizeText(text)))
})
