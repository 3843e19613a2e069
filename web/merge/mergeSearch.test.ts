import { expect, test } from 'vitest'
import { idsOf, readMergeSearch } from './mergeSearch.ts'

test.each([
  [
    { ids: '3,5', keep: 5 },
    { ids: '3,5', keep: 5 },
  ],
  [{ ids: '3' }, {}],
  [{ ids: 35 }, {}],
  [{ ids: '1,2,3,4,5,6' }, {}],
  [{ ids: '3,x' }, {}],
  [{ ids: '3,5', keep: -1 }, { ids: '3,5' }],
])('%j is read as %j', (raw, search) => {
  expect(readMergeSearch(raw)).toEqual(search)
})

test('one that is given twice counts once', () => {
  expect([idsOf({ ids: '3,5,3' }), idsOf({})]).toEqual([[3, 5], []])
})
