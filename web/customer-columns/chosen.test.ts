import { expect, test } from 'vitest'
import { moved, toggled } from './chosen.ts'

test.each([
  [['name', 'stage'], 'tags', ['name', 'stage', 'tags']],
  [['name', 'stage'], 'name', ['stage']],
])('%j with or without %s is %j', (chosen, column, next) => expect(toggled(chosen, column)).toEqual(next))

test.each([
  [0, 1, ['b', 'a', 'c']],
  [2, -1, ['a', 'c', 'b']],
  [0, -1, ['a', 'b', 'c']],
  [2, 1, ['a', 'b', 'c']],
] as const)('the column at %i moved by %i', (index, by, next) => {
  expect(moved(['a', 'b', 'c'], index, by)).toEqual(next)
})
