import { expect, test } from 'vitest'
import { neighboursIn, nowhere, placeIn, rememberOrder, rememberRow, rowLeft, stepFrom } from './listOrder.ts'

const rows = [{ id: 5 }, { id: 3 }, undefined, { id: 9 }]

test.each([
  ['where it stood', { index: 1, id: 3 }, 1],
  ['moved', { index: 0, id: 9 }, 3],
  ['gone', { index: 1, id: 77 }, -1],
  ['on its way', { index: 2, id: undefined }, 2],
  ['beyond the end', { index: 8, id: undefined }, 3],
  ['none', nowhere, -1],
])('the place of a row: %s', (_, place, expected) => {
  expect(placeIn(rows, place)).toBe(expected)
})

test.each([
  ['down', { index: 0, id: 5 }, 1, 1],
  ['up', { index: 3, id: 9 }, -1, 2],
  ['down from the last', { index: 3, id: 9 }, 1, null],
  ['up from the first', { index: 0, id: 5 }, -1, null],
  ['down from nowhere', nowhere, 1, 0],
  ['up from nowhere', nowhere, -1, null],
  ['down from where it moved to', { index: 0, id: 3 }, 1, 2],
  ['down from one that is gone: what took its place', { index: 1, id: 77 }, 1, 1],
  ['up from one that is gone', { index: 1, id: 77 }, -1, 0],
  ['down from the first, which is gone', { index: 0, id: 77 }, 1, 0],
  ['up from the first, which is gone', { index: 0, id: 77 }, -1, null],
  ['from one that never stood here', { index: -1, id: 77 }, 1, null],
] as const)('a step %s', (_, from, by, expected) => {
  expect(stepFrom(rows, from, by)).toBe(expected)
})

test('a record knows its neighbours in the list it was opened from', () => {
  rememberOrder('mine', rows)
  expect(neighboursIn('mine', 3)).toEqual({ index: 1, previous: 5, next: undefined })
  expect(neighboursIn('mine', 5)).toEqual({ index: 0, previous: undefined, next: 3 })
  expect(neighboursIn('mine', 77)).toBeNull()
  expect(neighboursIn('all', 3)).toBeNull()
  expect(neighboursIn(undefined, 3)).toBeNull()
})

test('a list begins again at the row that was left, another one at none', () => {
  rememberRow('mine', { index: 1, id: 3 })
  expect(rowLeft('mine')).toEqual({ index: 1, id: 3 })
  expect(rowLeft('all')).toEqual(nowhere)
})
