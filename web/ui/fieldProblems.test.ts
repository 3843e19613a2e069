import { expect, test } from 'vitest'
import { type FieldPath, placeProblems } from './fieldProblems.ts'

const fields: FieldPath[] = [['name'], ['budget'], ['contacts', 0, 'name'], ['contacts', 0, 'phones', 1]]

test.each([
  ['a field', 'name', ['name']],
  ['a field of an edit', 'changes.name', ['name']],
  ['a field in a list', 'contacts.0.phones.1', ['contacts', 0, 'phones', 1]],
  ['inside of a field', 'budget.min', ['budget']],
])('a problem of %s stands at it', (_, path, name) => {
  const { placed, rest } = placeProblems([{ path, code: 'x', message: '请改' }], fields)
  expect(placed).toEqual([{ name, errors: ['请改'] }])
  expect(rest).toEqual([])
})

test.each(['', 'contacts', 'contacts.1.name', 'names'])('no field shows a problem of “%s”', (path) => {
  const problem = { path, code: 'x', message: '请改' }
  expect(placeProblems([problem], fields)).toEqual({ placed: [], rest: [problem] })
})

test('two problems of one field stand together', () => {
  const problems = ['短', '空'].map((message) => ({ path: 'name', code: 'x', message }))
  expect(placeProblems(problems, fields).placed).toEqual([{ name: ['name'], errors: ['短', '空'] }])
})
