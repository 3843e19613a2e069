import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelBreak, labelKey, parseCustom, showCustom, type TextField } from './customText.ts'

const field = (kind: TextField['kind'], more: Partial<TextField> = {}): TextField => ({
  kind,
  unit: null,
  decimals: 0,
  options: [],
  ...more,
})
const options = [
  { key: 'o_1', label: '直销', retired: false },
  { key: 'o_2', label: '代理, 分销', retired: false },
  { key: 'o_3', label: '线上', retired: true },
]
const count = field('number', { unit: '台' })
const share = field('number', { unit: '%', decimals: 2 })

describe('what people type', () => {
  test.each<[field: TextField, text: string, value: unknown]>([
    [count, '120', 120],
    [count, '1,200 台', 1200],
    [count, '１２台', 12],
    [count, '1.5万', 15_000],
    [count, '-3', -3],
    [count, '0', 0],
    [share, '12.50%', 12.5],
    [share, '-0.05', -0.05],
    [field('money'), '3万元', 3_000_000],
    [field('money'), '1,234.56', 123_456],
    [field('date'), '2026年3月5日', '2026-03-05'],
    [field('boolean'), '是', true],
    [field('boolean'), ' No ', false],
    [field('boolean'), '√', true],
    [field('single', { options }), ' 直销 ', 'o_1'],
    [field('single', { options }), '代理， 分销', 'o_2'],
    [field('multi', { options }), '直销、代理, 分销', ['o_1', 'o_2']],
    [field('multi', { options }), '直销/线上', ['o_1', 'o_3']],
    [field('multi', { options }), '直销；直销', ['o_1']],
    [field('text'), ' 一行\n两行 ', '一行 两行'],
    [field('long_text'), ' 一行\n两行 ', '一行\n两行'],
  ])('%o: %s', (of, text, value) => {
    expect(parseCustom(of, text)).toEqual({ ok: true, value })
  })

  test.each<[field: TextField, text: string, code: string]>([
    [count, '很多', 'custom.number_unit'],
    [field('number'), '12 台', 'custom.number'],
    [count, '1.5', 'custom.number_whole'],
    [share, '1.005', 'custom.number_decimals'],
    [count, '9999999999999999', 'custom.number_large'],
    [field('money'), '3 美元', 'money.currency'],
    [field('money'), '-3', 'money.negative'],
    [field('date'), '3月5日', 'date.year_missing'],
    [field('boolean'), '也许', 'custom.boolean'],
    [field('single', { options }), '电话', 'custom.option_unknown'],
    [field('multi', { options }), '直销、电话', 'custom.option_unknown'],
    [field('multi', { options }), '、；', 'custom.option_unknown'],
    [field('text'), 'x'.repeat(501), 'text.long'],
  ])('%o refuses %s', (of, text, code) => {
    expect(parseCustom(of, text)).toMatchObject({ ok: false, code })
  })

  test('an option that isn’t there is named, with those that are', () => {
    expect(parseCustom(field('multi', { options }), '直销、电话')).toMatchObject({
      data: { word: '电话', choices: '直销、代理, 分销' },
    })
  })
})

describe('what is shown', () => {
  test.each<[field: TextField, value: unknown, text: string]>([
    [count, 1200, '1,200 台'],
    [share, 12.5, '12.5 %'],
    [field('money'), 3_000_000, '3 万元'],
    [field('boolean'), false, '否'],
    [field('single', { options }), 'o_3', '线上'],
    [field('single', { options }), 'o_9', '?'],
    [field('multi', { options }), ['o_2', 'o_1'], '代理, 分销、直销'],
    [count, null, ''],
    [field('multi', { options }), undefined, ''],
  ])('%o %j: %s', (of, value, text) => expect(showCustom(of, value, 'zh-CN')).toBe(text))
})

/** Whatever is kept reads, shown in either language, as what is kept: an export can be imported again. */
describe('shown and read again it is the same', () => {
  const languages = fc.constantFrom('zh-CN' as const, 'en' as const)
  const again = (of: TextField, value: unknown, language: 'zh-CN' | 'en', bare = false) =>
    parseCustom(of, showCustom(of, value, language, { bare }))

  test('a number, with and without its unit', () => {
    const numbers = fc
      .integer({ min: 0, max: 6 })
      .chain((decimals) =>
        fc
          .integer({ min: -1_000_000_000, max: 1_000_000_000 })
          .map((digits) => ({ decimals, value: Number(`${digits}e-${decimals}`) || 0 })),
      )
    const units = fc.constantFrom(null, '台', '%', '平方米', 'kg')
    fc.assert(
      fc.property(numbers, units, languages, fc.boolean(), ({ decimals, value }, unit, language, bare) => {
        const of = field('number', { unit, decimals })
        expect(again(of, value, language, bare)).toEqual({ ok: true, value })
      }),
    )
  })

  test('an amount', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), languages, (fen, language) => {
        expect(again(field('money'), fen, language)).toEqual({ ok: true, value: fen })
      }),
    )
  })

  test('a day, and yes and no', () => {
    const days = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.boolean(), languages, (day, flag, language) => {
        expect(again(field('date'), day, language)).toEqual({ ok: true, value: day })
        expect(again(field('boolean'), flag, language)).toEqual({ ok: true, value: flag })
      }),
    )
  })

  test('options, whatever their labels', () => {
    const labels = fc.uniqueArray(
      fc
        .string({ unit: fc.constantFrom(...'直销代理 ,，/-(A)b1'), minLength: 1, maxLength: 8 })
        .map((text) => text.trim())
        .filter((text) => labelKey(text) !== '' && !labelBreak.test(text)),
      { minLength: 1, maxLength: 6, selector: labelKey },
    )
    fc.assert(
      fc.property(labels, fc.infiniteStream(fc.boolean()), languages, (given, chosen, language) => {
        const of = given.map((label, index) => ({ key: `o_${index}`, label, retired: false }))
        const keys = of.filter(() => chosen.next().value === true).map(({ key }) => key)
        const [first] = of
        expect(again(field('single', { options: of }), first?.key, language)).toEqual({
          ok: true,
          value: first?.key,
        })
        if (keys.length === 0) return
        expect(again(field('multi', { options: of }), keys, language)).toEqual({ ok: true, value: keys })
      }),
    )
  })
})
