import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactNumber, counterKey, numberingPresets, parseNumberingRule, showNumber } from './numbering.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

const facts = { date: '2024-05-18', industry: 'TRA' }

function ruleOf(template: string) {
  const rule = parseNumberingRule(template)
  if (!rule.ok) throw new Error(`${template}: ${rule.reason}`)
  return rule.value
}

test.each([
  [numberingPresets[0], 1, '2024-TRA-001', 'y=2024|industry=TRA'],
  [numberingPresets[0], 999, '2024-TRA-999', 'y=2024|industry=TRA'],
  [numberingPresets[0], 1000, '2024-TRA-1000', 'y=2024|industry=TRA'],
  [numberingPresets[1], 1, 'C202405001', 'y=2024|m=05'],
  ['KH{yy}{MM}-{seq:4}', 12, 'KH2405-0012', 'y=2024|m=05'],
  ['{industry}/{seq}', 7, 'TRA/007', 'industry=TRA'],
  ['{seq:6}', 7, '000007', ''],
])('%s with %i gives %s, counted by "%s"', (template, seq, number, key) => {
  expect(showNumber(ruleOf(template), facts, seq)).toBe(number)
  expect(counterKey(ruleOf(template), facts)).toBe(key)
})

test.each([
  ['', 'value.empty'],
  ['{yyyy}-{industry}', 'numbering.seq_missing'],
  ['{seq:3}{seq:4}', 'numbering.seq_twice'],
  ['{seq:0}', 'numbering.seq_width'],
  ['{seq:10}', 'numbering.seq_width'],
  ['{yyyy}{dd}{seq}', 'numbering.token_unknown'],
  ['{YYYY}{seq}', 'numbering.token_unknown'],
  ['{seq:x}', 'numbering.token_unknown'],
  ['{yyyy}{yyyy}{seq}', 'numbering.token_twice'],
  ['{MM}{seq}', 'numbering.month_without_year'],
  ['客户{seq}', 'numbering.character'],
  ['{seq', 'numbering.character'],
  ['A B{seq}', 'numbering.character'],
  [`${'A'.repeat(38)}{seq:3}`, 'numbering.too_long'],
])('%s fails with %s', (template, reason) => {
  expect(parseNumberingRule(template)).toEqual({ ok: false, reason })
})

test.each([
  [1, '2024-TRA-001_L001'],
  [1000, '2024-TRA-001_L1000'],
])('contact %i is %s', (seq, number) => {
  expect(contactNumber('2024-TRA-001', seq)).toBe(number)
})

const template = fc
  .shuffledSubarray(['{yyyy}', '{MM}', '{industry}', '{seq:3}', 'C', '-', '7'], { minLength: 1 })
  .map((parts) => parts.join(''))
const someFacts = fc.record({
  date: fc
    .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-15`),
  industry: fc.string({ unit: fc.constantFrom('A', 'B', 'C'), minLength: 2, maxLength: 6 }),
})

test('two counters, or two places of one counter, never give the same number', () => {
  const draw = fc.record({ facts: someFacts, seq: fc.integer({ min: 1, max: 30_000 }) })
  fc.assert(
    fc.property(template, draw, draw, (text, one, other) => {
      const rule = parseNumberingRule(text)
      fc.pre(rule.ok)
      if (!rule.ok) return
      const isSame =
        counterKey(rule.value, one.facts) === counterKey(rule.value, other.facts) && one.seq === other.seq
      expect(
        showNumber(rule.value, one.facts, one.seq) === showNumber(rule.value, other.facts, other.seq),
      ).toBe(isSame)
    }),
    { numRuns: 2000 },
  )
})

test('no template makes it throw', () => {
  const text = fc.string({ unit: fc.constantFrom(...'{}yMseqindutr:0123-C客') })
  fc.assert(fc.property(fc.oneof(text, anyText), (typed) => void parseNumberingRule(typed)))
})
