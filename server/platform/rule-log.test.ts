import { expect, test } from 'vitest'
import { changedSettings } from './rule-log.ts'

test.each([
  ['nothing given', { a: 1 }, {}, null],
  ['the same', { a: 1, b: null }, { a: 1, b: null }, null],
  ['the same in another order', { a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, null],
  ['a list that is the same', { a: ['x'] }, { a: ['x'] }, null],
  ['left out', { a: 1 }, { a: undefined }, null],
  ['a number', { a: 1, b: 2 }, { a: 3, b: 2 }, { fields: [], changes: { a: [1, 3] } }],
  ['a new one', {}, { a: true }, { fields: [], changes: { a: [null, true] } }],
  ['a word', { name: '老名' }, { name: '新名' }, { fields: ['name'], changes: {} }],
] as const)('%s', (_, before, after, expected) => {
  expect(changedSettings(before, after, ['name'])).toEqual(expected)
})
