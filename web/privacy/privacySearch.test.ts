import { expect, test } from 'vitest'
import { readPrivacySearch } from './privacySearch.ts'

test.each([
  [{}, {}],
  [
    { state: 'closed', request: '12' },
    { state: 'closed', request: 12 },
  ],
  [{ state: 'open', request: '-1' }, {}],
  [{ request: 'a' }, {}],
])('%j is read as %j', (given, read) => {
  expect(readPrivacySearch(given)).toEqual(read)
})
