import { expect, it } from 'vitest'
import { directionOf, nextSort, turnOf } from './listSort.ts'

it.each([
  ['name', undefined, 'name'],
  ['name', 'name', '-name'],
  ['name', '-name', undefined],
  ['createdAt', undefined, 'createdAt'],
  ['createdAt', 'createdAt', undefined],
  ['createdAt', 'name', 'createdAt'],
  ['stage', 'name', 'stage'],
  ['stage', 'stage,-name', 'stage'],
  ['cf_1', undefined, 'cf_1'],
])('a click on %s while sorted by %s sorts by %s', (column, current, next) => {
  expect(nextSort(column, current)).toBe(next)
})

it.each([
  ['stage', undefined, 'stage'],
  ['name', 'stage', 'stage,name'],
  ['name', 'stage,name', 'stage,-name'],
  ['name', 'stage,-name', 'stage'],
  ['stage', '-stage', undefined],
  ['stage', '-stage,name', 'name'],
  ['createdAt', 'stage', 'stage,createdAt'],
  ['number', 'stage,name,type,country', 'stage,name,type,country'],
])('with shift, a click on %s while sorted by %s sorts by %s', (column, current, next) => {
  expect(nextSort(column, current, true)).toBe(next)
})

it.each([
  ['createdAt', undefined, 'descending'],
  ['createdAt', 'createdAt', 'ascending'],
  ['name', undefined, 'none'],
  ['name', 'name', 'ascending'],
  ['name', 'stage,-name', 'descending'],
])('the head of %s, sorted by %s, says %s', (column, current, direction) => {
  expect(directionOf(column, current)).toBe(direction)
})

it.each([
  ['name', 'name', undefined],
  ['name', 'stage,-name', 2],
  ['stage', 'stage,-name', 1],
  ['type', 'stage,-name', undefined],
])('%s is, of %s, key number %s', (column, current, turn) => {
  expect(turnOf(column, current)).toBe(turn)
})
