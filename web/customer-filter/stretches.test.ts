import { expect, test } from 'vitest'
import { counted, stretches, stretchOf } from './stretches.ts'

test.each(Object.entries(stretches))('%s is known by its name', (name, within) => {
  expect(stretchOf(within)).toEqual({ name })
})

test.each([
  ['lastDays', 7],
  ['lastDays', 90],
  ['nextDays', 2],
  ['nextDays', 30],
  ['longerAgo', 1],
  ['longerAgo', 90],
] as const)('%s %i', (name, days) => {
  expect(stretchOf(counted[name](days))).toEqual({ name, days })
})

test('the last 7 days are today and the six before', () => {
  expect(counted.lastDays(7)).toEqual({ unit: 'day', from: -6, to: 0 })
})

test.each([
  { unit: 'week', from: -2, to: 2 },
  { unit: 'day', from: -3, to: 5 },
  { unit: 'month', from: 1 },
] as const)('%j has no name', (within) => {
  expect(stretchOf(within)).toBeNull()
})
