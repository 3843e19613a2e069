import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMoney, showMoney, wanText, yuanText } from './money.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

test.each([
  ['0', 0],
  ['3,000 元', 300_000],
  ['3000.5', 300_050],
  ['120 万元', 120_000_000],
  ['120万', 120_000_000],
  ['1.5 亿元', 15_000_000_000],
  ['1亿5000万元', 15_000_000_000],
  ['￥１２，３４５．６７', 1_234_567],
  ['¥50', 5_000],
  ['人民币50元整', 5_000],
  ['RMB 50', 5_000],
  ['50块', 5_000],
  ['30w', 30_000_000],
  ['5千', 500_000],
  ['三百五十万元', 350_000_000],
  ['二十元', 2_000],
  ['两千零五元', 200_500],
  ['一亿二千万', 12_000_000_000],
])('%s is %i fen', (text, fen) => {
  expect(parseMoney(text)).toEqual({ ok: true, value: fen })
})

test('a bare number takes the unit of its field', () => {
  expect(parseMoney('50', 'wan')).toEqual({ ok: true, value: 50_000_000 })
  expect(parseMoney('50元', 'wan')).toEqual({ ok: true, value: 5_000 })
  expect(parseMoney('50万', 'wan')).toEqual({ ok: true, value: 50_000_000 })
})

test.each([
  ['', 'value.empty'],
  ['面议', 'money.format'],
  ['12-15万', 'money.format'],
  ['1,23', 'money.format'],
  ['二百五', 'money.format'],
  ['1万5', 'money.format'],
  ['5万1亿', 'money.format'],
  ['-500', 'money.negative'],
  ['$500', 'money.currency'],
  ['500 USD', 'money.currency'],
  ['500港币', 'money.currency'],
  ['0.001元', 'money.too_precise'],
  ['100万亿元', 'money.too_large'],
])('%s fails with %s', (text, reason) => {
  expect(parseMoney(text)).toEqual({ ok: false, reason })
})

test.each([
  [0, '0 元', '¥0'],
  [300_000, '3,000 元', '¥3,000'],
  [300_050, '3,000.50 元', '¥3,000.50'],
  [999_999, '9,999.99 元', '¥9,999.99'],
  [1_000_000, '1 万元', '¥10,000'],
  [1_234_000, '12,340 元', '¥12,340'],
  [1_230_000, '1.23 万元', '¥12,300'],
  [120_000_000, '120 万元', '¥1,200,000'],
  [123_456_789, '1,234,567.89 元', '¥1,234,567.89'],
  [15_000_000_000, '1.5 亿元', '¥150,000,000'],
  [-120_000_000, '-120 万元', '-¥1,200,000'],
])('%i fen is shown as %s, in English %s', (fen, chinese, english) => {
  expect(showMoney(fen)).toBe(chinese)
  expect(showMoney(fen, 'en')).toBe(english)
})

test.each([
  [1_234_567, 2, '1.23'],
  [1_235_000, 2, '1.24'],
  [-1_235_000, 2, '-1.24'],
  [4_999, 2, '0'],
  [12_345_000_000, 0, '12,345'],
])('%i fen in 万元 with %i decimals is %s', (fen, decimals, text) => {
  expect(wanText(fen, decimals)).toBe(text)
})

const fen = fc.nat(Number.MAX_SAFE_INTEGER)

test('what is shown reads back as the same fen', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fen,
        fc.nat(10_000).map((wan) => wan * 1_000_000),
      ),
      (amount) => {
        expect(parseMoney(showMoney(amount))).toEqual({ ok: true, value: amount })
        expect(parseMoney(showMoney(amount, 'en'))).toEqual({ ok: true, value: amount })
        expect(parseMoney(yuanText(amount))).toEqual({ ok: true, value: amount })
      },
    ),
  )
})

test('no text makes it throw, and every value is a whole, safe, non-negative number of fen', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'0123456789.,-元万亿千百十零二两¥$ kw约'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(fc.oneof(text, anyText), (typed) => {
      const money = parseMoney(typed)
      if (money.ok) expect(Number.isSafeInteger(money.value) && money.value >= 0).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
