import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isGbCode } from '../../contract/values/gbCode.ts'
import { type SizeFacts, sizeClassOf } from './companySize.ts'
import { industries, sectionOf } from './industry.ts'
import { sizeBounds, sizeIndustriesOf } from './sizeClasses.ts'

const exactly = (figure: number | null) => (figure === null ? null : { min: figure, max: figure })
const wan = (figure: number | null) => exactly(figure === null ? null : Math.round(figure * 1_000_000))

function facts(
  industry: string | null,
  people: number | null,
  revenue: number | null,
  assets: number | null = null,
): SizeFacts {
  return { industry, headcount: exactly(people), revenue: wan(revenue), assets: wan(assets) }
}

test.each<[string, number | null, number | null, number | null, string]>([
  ['C', 1000, 40_000, null, 'large'],
  ['C', 999, 40_000, null, 'medium'],
  ['C', 1000, 39_999.99, null, 'medium'],
  ['38', 300, 2000, null, 'medium'],
  ['38', 5000, 300, null, 'small'],
  ['38', 19, 100_000, null, 'micro'],
  ['A', null, 20_000, null, 'large'],
  ['01', null, 49.99, null, 'micro'],
  ['47', null, 80_000, 80_000, 'large'],
  ['47', null, 80_000, 299, 'micro'],
  ['51', 200, 40_000, null, 'large'],
  ['52', 200, 40_000, null, 'medium'],
  ['56', 1000, 30_000, null, 'large'],
  ['591', 500, 30_000, null, 'medium'],
  ['594', 500, 30_000, null, 'large'],
  ['5941', 500, 30_000, null, 'large'],
  ['60', 300, 2000, null, 'medium'],
  ['62', 100, 2000, null, 'medium'],
  ['64', 2000, 99_999, null, 'medium'],
  ['65', 300, 10_000, null, 'large'],
  ['65', 10, 50, null, 'small'],
  ['701', null, 200_000, 10_000, 'large'],
  ['702', 300, 1000, null, 'medium'],
  ['703', 100, null, null, 'medium'],
  ['72', 300, null, 119_999, 'medium'],
  ['75', 10, null, null, 'small'],
  ['82', 9, null, null, 'micro'],
  ['85', 300, null, null, 'large'],
  ['90', 99, null, null, 'small'],
])('%s with %d people, revenue %d, assets %d 万元 is %s', (industry, people, revenue, assets, size) => {
  expect(sizeClassOf(facts(industry, people, revenue, assets))).toEqual({ ok: true, value: size })
})

describe('未定', () => {
  test.each<[string | null, number | null, number | null, string]>([
    [null, 100, 100, 'size.industry_missing'],
    ['53', 1000, 40_000, 'size.no_class'],
    ['66', 1000, 40_000, 'size.no_class'],
    ['83', 1000, 40_000, 'size.no_class'],
    ['84', 1000, 40_000, 'size.no_class'],
    ['91', 1000, 40_000, 'size.no_class'],
    ['704', 1000, 40_000, 'size.no_class'],
    ['70', 1000, 40_000, 'size.group_missing'],
    ['59', 500, 30_000, 'size.group_missing'],
    ['F', 100, 500, 'size.group_missing'],
    ['G', 100, 5000, 'size.group_missing'],
    ['C', null, 40_000, 'size.headcount_missing'],
    ['C', 1000, null, 'size.revenue_missing'],
    ['72', 300, 5000, 'size.assets_missing'],
  ])('%s with %d people and revenue %d 万元: %s', (industry, people, revenue, reason) => {
    expect(sizeClassOf(facts(industry, people, revenue))).toEqual({ ok: false, reason })
  })

  test('a range that straddles a bound leaves it open, one inside a class does not', () => {
    const revenue = wan(3000)
    const people = (min: number | null, max: number | null) => ({
      ...facts('C', null, null),
      revenue,
      headcount: { min, max },
    })
    expect(sizeClassOf(people(200, 500))).toEqual({ ok: false, reason: 'size.straddles' })
    expect(sizeClassOf(people(300, 999))).toEqual({ ok: true, value: 'medium' })
    expect(sizeClassOf(people(300, null))).toEqual({ ok: true, value: 'medium' })
    expect(sizeClassOf(people(null, 19))).toEqual({ ok: true, value: 'micro' })
    expect(sizeClassOf(people(null, 20))).toEqual({ ok: false, reason: 'size.straddles' })
  })
})

test('a figure that cannot matter any more need not be known', () => {
  expect(sizeClassOf(facts('C', 5, null))).toEqual({ ok: true, value: 'micro' })
})

test('a code that is not fine enough does no harm where all its parts agree', () => {
  expect(sizeClassOf(facts('H', 100, 2000))).toEqual({ ok: true, value: 'medium' })
  expect(sizeClassOf(facts('F', 2, 10))).toEqual({ ok: true, value: 'micro' })
})

test('every code of the standard is either covered or known not to be', () => {
  const open = [...industries.values()].filter(
    ({ code, section }) => sizeIndustriesOf(code, section).length === 0,
  )
  expect(open).toEqual([])
  const without = [...industries.values()]
    .filter(({ level, code, section }) => level === 'division' && sizeIndustriesOf(code, section)[0] === null)
    .map(({ code }) => code)
  expect(without).toEqual([
    '53',
    '66',
    '67',
    '68',
    '69',
    '83',
    '84',
    '91',
    '92',
    '93',
    '94',
    '95',
    '96',
    '97',
  ])
})

test('an industry of the organisation can be as fine as the size class asks, and no finer', () => {
  const decides = (code: string) => sizeIndustriesOf(code, sectionOf(code) ?? code).length === 1
  const asked = Array.from({ length: 900 }, (_, step) => String(100 + step)).filter(
    (group) => industries.has(group.slice(0, 2)) && !decides(group.slice(0, 2)) && decides(group),
  )
  expect(asked).toEqual('591 592 593 594 595 596 599 701 702 703 704 709'.split(' '))
  for (let group = 100; group < 1000; group += 1)
    expect([group, isGbCode(String(group))]).toEqual([group, asked.includes(String(group))])
})

test('bounds fall from large to small', () => {
  expect(Object.keys(sizeBounds)).toHaveLength(16)
  for (const bounds of Object.values(sizeBounds).flatMap((one) => Object.values(one))) {
    expect(bounds).toEqual([...bounds].sort((one, other) => other - one))
  }
})

test('more people never make a firm smaller', () => {
  const order = ['micro', 'small', 'medium', 'large']
  const code = fc.constantFrom('C', '51', '52', '54', '61', '64', '65', '702', '75')
  fc.assert(
    fc.property(code, fc.nat(3000), fc.nat(3000), fc.nat(120_000), (industry, people, more, revenue) => {
      const small = sizeClassOf(facts(industry, people, revenue))
      const large = sizeClassOf(facts(industry, people + more, revenue))
      expect(small.ok && large.ok).toBe(true)
      if (small.ok && large.ok)
        expect(order.indexOf(large.value)).toBeGreaterThanOrEqual(order.indexOf(small.value))
    }),
  )
})

test('no industry code makes it throw', () => {
  fc.assert(fc.property(fc.string(), (code) => void sizeClassOf(facts(code, 10, 10, 10))))
})
