import { expect, test } from 'vitest'
import { dayAfter, daysBetween, monthAfter, nextMonday, quickDays } from './days.ts'

test.each([
  ['2026-03-02', '2026-04-02'],
  ['2026-01-31', '2026-02-28'],
  ['2028-01-31', '2028-02-29'],
  ['2026-12-15', '2027-01-15'],
  ['2026-11-30', '2026-12-30'],
])('a month after %s is %s', (day, after) => {
  expect(monthAfter(day)).toBe(after)
})

test.each([
  ['2026-03-02', '2026-03-09'],
  ['2026-03-06', '2026-03-09'],
  ['2026-03-08', '2026-03-09'],
])('the Monday after %s is %s', (day, monday) => {
  expect(nextMonday(day)).toBe(monday)
})

test('days are counted over the ends of months and years', () => {
  expect(dayAfter('2026-12-30', 3)).toBe('2027-01-02')
  expect(daysBetween('2027-01-02', '2026-12-30')).toBe(-3)
  expect(quickDays('2026-01-31').map(({ on }) => on)).toEqual([
    '2026-02-01',
    '2026-02-03',
    '2026-02-07',
    '2026-02-28',
  ])
})
