import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskId, maskMail, maskName, maskPhone } from './mask.ts'

test.each([
  ['13800131234', '138****1234'],
  ['+8613800131234', '138****1234'],
  ['008613800131234', '138****1234'],
  ['138 0013 1234', '138****1234'],
  ['010-88886666', '010-****6666'],
  ['+861088886666', '010-****6666'],
  ['+8675588886666', '0755-****6666'],
  ['0991-2345678 转 801', '0991-****5678'],
  ['400-800-1234', '****1234'],
  ['+85223456789', '****6789'],
  ['+14155552671', '****2671'],
  ['95588', '****'],
  ['8888666', '****'],
  ['王总的号码', '****'],
  ['', ''],
])('phone %s is shown as %s', (text, masked) => {
  expect(maskPhone(text)).toBe(masked)
})

test.each([
  ['zhang@example.com', 'z***@example.com'],
  ['z@example.com', '***@example.com'],
  ['"a@b"@example.com', '"***@example.com'],
  ['@example.com', '***'],
  ['not a mail', '***'],
  ['', ''],
])('mail %s is shown as %s', (text, masked) => {
  expect(maskMail(text)).toBe(masked)
})

test.each([
  ['王小明', '王*'],
  ['欧阳修', '欧*'],
  ['王', '*'],
  ['𠮷野', '𠮷*'],
  ['', ''],
])('name %s is shown as %s', (text, masked) => {
  expect(maskName(text)).toBe(masked)
})

test.each([
  ['110101199003077758', '110****7758'],
  ['E12345678', '****'],
  ['', ''],
])('id %s is shown as %s', (text, masked) => {
  expect(maskId(text)).toBe(masked)
})

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 22 })
const typed = fc
  .tuple(fc.constantFrom('', '+86', '0086', '+852', '0', '010-', '00'), digits)
  .map((parts) => parts.join(''))

test('a phone never shows more than four digits in front and its last four, with stars between', () => {
  fc.assert(
    fc.property(typed, (phone) => {
      const masked = maskPhone(phone)
      expect(masked).toMatch(/^(?:\d{3,4}-?)?\*{4}(?:\d{4})?$/u)
      const hidden = phone.replace(/\D/gu, '').length - masked.replace(/\D/gu, '').length
      // A leading 0 of the area code may be added to what was typed.
      expect(hidden).toBeGreaterThanOrEqual(/\d/u.test(masked) || phone.length < 3 ? 1 : 3)
    }),
    { numRuns: 2000 },
  )
})

test('two phones that differ only inside look the same', () => {
  const middle = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(middle, middle, (one, other) => {
      expect(maskPhone(`138${one}1234`)).toBe(maskPhone(`138${other}1234`))
      expect(maskPhone(`0755-${one}6666`)).toBe(maskPhone(`0755-${other}6666`))
    }),
  )
})

test('whatever the text, name and mail show one character of what they hide', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      expect([...maskName(text)].length).toBeLessThanOrEqual(2)
      expect([...(maskMail(text).split('***')[0] ?? '')].length).toBeLessThanOrEqual(1)
      expect([...maskId(text)].length).toBeLessThanOrEqual(11)
      expect(maskPhone(text).replace(/\D/gu, '').length).toBeLessThanOrEqual(8)
    }),
    { numRuns: 1000 },
  )
})
