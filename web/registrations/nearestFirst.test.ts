import { expect, test } from 'vitest'
import { nearestFirst } from './nearestFirst.ts'

test.each([
  ['itself, those below, then those above', 2, [1, 2, 3, 4], [2, 3, 4, 1]],
  ['of those above the nearest', 4, [1, 2, 3, 4], [4, 3, 2, 1]],
  ['one that wasn’t there before', 9, [1, 2], [9, 1, 2]],
  ['alone', 1, [1], [1]],
  ['nobody', undefined, [1, 2], [1, 2]],
])('the focus goes on at %s', (_, acted, ids, expected) => {
  expect(nearestFirst(acted, ids)).toEqual(expected)
})
