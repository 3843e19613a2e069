import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCreditCode } from './creditCode.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

test.each([
  ['91350100M000100Y43', 'the example of GB 32100-2015'],
  ['91440300708461136T', 'Tencent'],
  ['914403001922038216', 'Huawei'],
  ['91110000802100433B', 'Baidu'],
])('%s is valid (%s)', (code) => {
  expect(parseCreditCode(code)).toEqual({ ok: true, value: code })
})

test.each([
  ['９１３５０１００Ｍ０００１００Ｙ４３', 'full width'],
  [' 91350100m000100y43 ', 'spaces around, lower case'],
  ['9135 0100 M000 100Y 43', 'spaces inside'],
  ['91-350100-M000100Y4-3', 'dashes'],
])('%s is put right (%s)', (text) => {
  expect(parseCreditCode(text)).toEqual({ ok: true, value: '91350100M000100Y43' })
})

test.each([
  ['', 'value.empty'],
  ['91350100M000100Y4', 'credit_code.length'],
  ['91350100M000100Y433', 'credit_code.length'],
  ['9135O1OOMOOO1OOY43', 'credit_code.character'],
  ['9I350100M000100Y43', 'credit_code.character'],
  ['91350100M000100Y44', 'credit_code.check_character'],
  ['91350100M000100Y34', 'credit_code.check_character'],
])('%s fails with %s', (text, reason) => {
  expect(parseCreditCode(text)).toEqual({ ok: false, reason })
})

const first17 = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 17, maxLength: 17 })
const valid = (start: string) =>
  [...alphabet].map((last) => start + last).filter((code) => parseCreditCode(code).ok)

test('exactly one check character fits, and one wrong character is always found', () => {
  fc.assert(
    fc.property(first17, fc.nat(16), fc.constantFrom(...alphabet), (start, place, other) => {
      const [code, ...more] = valid(start)
      expect(code).toHaveLength(18)
      expect(more).toEqual([])
      if (other === start[place]) return
      expect(parseCreditCode(`${code?.slice(0, place)}${other}${code?.slice(place + 1)}`).ok).toBe(false)
    }),
  )
})

test('codes that end in 0 are valid', () => {
  const endings = fc.sample(first17, { numRuns: 2000, seed: 7 }).map((start) => valid(start)[0]?.at(-1))
  expect(endings).toContain('0')
  expect(new Set(endings).size).toBe(alphabet.length)
})

test('no text makes it throw', () => {
  fc.assert(fc.property(anyText, (text) => void parseCreditCode(text)))
})
