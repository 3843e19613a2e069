import { expect, test } from 'vitest'
import { readSignInSearch } from './signInSearch.ts'

test.each(['/', '/customers?stage=deal', '/customers/12#history'])('back to %s after the sign-in', (from) => {
  expect(readSignInSearch({ from })).toEqual({ from })
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  'customers',
  '',
  7,
])('never to %s', (from) => {
  expect(readSignInSearch({ from })).toEqual({})
})
