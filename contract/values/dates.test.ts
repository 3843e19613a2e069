import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOfSerial, parseDate } from './dates.ts'

/** Lone surrogates, control characters and all. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })

test.each([
  '2024-06-20',
  '2024/6/20',
  '2024.6.20',
  '20240620',
  '2024年6月20日',
  '2024 年 6 月 20 号',
  '２０２４－０６－２０',
  '2024-06-20 00:00:00',
  '2024-06-20T08:30',
  '2024/6/20 上午9:30',
  '2024年6月20日 星期四',
  '2024年6月20日(周四) 9:30',
])('%s is 20 June 2024', (text) => {
  expect(parseDate(text)).toEqual({ ok: true, value: { date: '2024-06-20', precision: 'day' } })
})

test.each([
  ['2024年6月', '2024-06-01', 'month'],
  ['2024-06', '2024-06-01', 'month'],
  ['2024/6', '2024-06-01', 'month'],
  ['2008年', '2008-01-01', 'year'],
  ['2008', '2008-01-01', 'year'],
  ['2024-02-29', '2024-02-29', 'day'],
  ['2000-02-29', '2000-02-29', 'day'],
])('%s is %s to the %s', (text, date, precision) => {
  expect(parseDate(text)).toEqual({ ok: true, value: { date, precision } })
})

test.each([
  ['', 'value.empty'],
  ['明天', 'date.format'],
  ['2024-06-20-1', 'date.format'],
  ['6/20/2024', 'date.ambiguous'],
  ['20/6/2024', 'date.ambiguous'],
  ['24-6-20', 'date.ambiguous'],
  ['24年6月20日', 'date.ambiguous'],
  ['6月20日', 'date.year_missing'],
  ['6-20', 'date.year_missing'],
  ['2024-06-19T16:00:00Z', 'date.zone'],
  ['2024-06-20T00:00:00.000+08:00', 'date.zone'],
  ['45463', 'date.serial'],
  ['2023-02-29', 'date.no_such_day'],
  ['1900-02-29', 'date.no_such_day'],
  ['2024-04-31', 'date.no_such_day'],
  ['2024-13-01', 'date.no_such_day'],
  ['2024年13月', 'date.no_such_day'],
  ['2024-00-10', 'date.no_such_day'],
  ['0024-06-20', 'date.out_of_range'],
  ['9999-12-31', 'date.out_of_range'],
])('%s fails with %s', (text, reason) => {
  expect(parseDate(text)).toEqual({ ok: false, reason })
})

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [61, '1900-03-01'],
  [45463, '2024-06-20'],
  [45463.99, '2024-06-20'],
])('serial %d is %s', (serial, date) => {
  expect(dateOfSerial(serial)).toEqual({ ok: true, value: { date, precision: 'day' } })
})

test('workbooks that count from 1904 begin with day 0', () => {
  expect(dateOfSerial(0, true)).toMatchObject({ value: { date: '1904-01-01' } })
  expect(dateOfSerial(45463 - 1462, true)).toMatchObject({ value: { date: '2024-06-20' } })
})

test.each([
  [60, 'date.no_such_day'],
  [0, 'date.out_of_range'],
  [-3, 'date.out_of_range'],
  [1e9, 'date.out_of_range'],
  [Number.NaN, 'date.out_of_range'],
])('serial %d fails with %s', (serial, reason) => {
  expect(dateOfSerial(serial)).toEqual({ ok: false, reason })
})

const day = fc.date({ min: new Date('1900-03-01'), max: new Date('2200-12-31'), noInvalidDate: true })

test('every spelling of a day, and its serial, give that day', () => {
  fc.assert(
    fc.property(day, (instant) => {
      const iso = instant.toISOString().slice(0, 10)
      const [year, month, dayOfMonth] = iso.split('-').map(Number)
      const expected = { ok: true, value: { date: iso, precision: 'day' } }
      for (const text of [iso, `${year}/${month}/${dayOfMonth}`, `${year}年${month}月${dayOfMonth}日`]) {
        expect(parseDate(text)).toEqual(expected)
      }
      const serial = Math.floor((instant.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000)
      expect(dateOfSerial(serial)).toEqual(expected)
    }),
  )
})

test('no text makes it throw', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日:TZ+ 上午'), maxLength: 20 })
  fc.assert(fc.property(fc.oneof(text, anyText), (typed) => void parseDate(typed)))
  fc.assert(fc.property(fc.double(), (serial) => void dateOfSerial(serial)))
})
