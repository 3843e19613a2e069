import { expect, test } from 'vitest'
import { isEnough, pulledBy } from './pull.ts'

test.each([
  ['at rest', 0, 0, 0],
  ['a tremble', 3, 10, 0],
  ['half of the way down', 0, 60, 25],
  ['as far as it goes', 0, 500, 88],
  ['upwards', 0, -80, 0],
  ['sideways', 90, 60, 0],
  ['a little aslant', -40, 60, 25],
])('the mark follows the finger: %s', (_, x, y, expected) => {
  expect(pulledBy({ x, y })).toBe(expected)
})

test('letting go asks anew from a pull of 122 pixels on', () => {
  expect(isEnough(pulledBy({ x: 0, y: 121 }))).toBe(false)
  expect(isEnough(pulledBy({ x: 0, y: 122 }))).toBe(true)
})
