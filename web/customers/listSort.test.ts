import { expect, it } from 'vitest'
import { directionOf, nextSort } from './listSort.ts'

it.each([
  ['name', undefined, 'name'],
  ['name', 'name', '-name'],
  ['name', '-name', undefined],
  ['createdAt', undefined, 'createdAt'],
  ['createdAt', 'createdAt', undefined],
  ['createdAt', 'name', undefined],
] as const)('a click on %s while sorted by %s sorts by %s', (column, current, next) => {
  expect(nextSort(column, current)).toBe(next)
})

it.each([
  ['createdAt', undefined, 'descending'],
  ['createdAt', 'createdAt', 'ascending'],
  ['name', undefined, 'none'],
  ['name', 'name', 'ascending'],
  ['name', '-name', 'descending'],
] as const)('the head of %s, sorted by %s, says %s', (column, current, direction) => {
  expect(directionOf(column, current)).toBe(direction)
})
