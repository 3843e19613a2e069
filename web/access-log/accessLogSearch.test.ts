import { expect, test } from 'vitest'
import { readAccessLogSearch } from './accessLogSearch.ts'

test('filters come back from the address as they were put there', () => {
  const search = { personId: 7, action: 'contact.revealed', from: '2026-05-20', to: '2026-05-21' }
  expect(readAccessLogSearch(search)).toEqual(search)
  expect(readAccessLogSearch({ personId: '7' })).toEqual({ personId: 7 })
})

test.each([
  { personId: 'x' },
  { personId: -1 },
  { personId: 1.5 },
  { action: '<script>' },
  { action: 7 },
  { from: 'today' },
  { to: '2026' },
  { other: 1 },
])('%o is left out', (search) => {
  expect(readAccessLogSearch(search)).toEqual({})
})
