import { expect, it } from 'vitest'
import { daysUntil } from './daysUntil.ts'

it.each([
  ['2024-06-20', new Date(2024, 5, 20, 0, 0), 0],
  ['2024-06-20', new Date(2024, 5, 20, 23, 59), 0],
  ['2024-06-21', new Date(2024, 5, 20, 23, 59), 1],
  ['2024-07-20', new Date(2024, 5, 20, 12, 0), 30],
  ['2024-06-19', new Date(2024, 5, 20, 12, 0), -1],
])('until %s, seen on %s, there are %i days', (day, now, days) => {
  expect(daysUntil(day, now)).toBe(days)
})
