import { expect, test } from 'vitest'
import { between } from './useSelection.ts'

const rows = [5, 3, 9, 1].map((id) => ({ id }))

test.each([
  ['down', 5, 9, [5, 3, 9]],
  ['up', 1, 3, [3, 9, 1]],
  ['itself', 3, 3, [3]],
  ['from none', undefined, 9, [9]],
  ['from a row that is gone', 77, 9, [9]],
] as const)('a range of rows, %s', (_, from, to, expected) => {
  expect(between(rows, from, to)).toEqual(expected)
})
