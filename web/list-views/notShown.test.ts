import { expect, it } from 'vitest'
import { withoutUnseen } from './notShown.ts'

const levels = {
  customer: { budget: 'hidden', website: 'masked', address: 'read', 'custom.cf_1a': 'hidden' },
  contact: { attitude: 'hidden', 'custom.cf_1a': 'read' },
} as const

const stage = { field: 'stage', any: ['deal'] }
const budget = { field: 'budget', min: 5 }

it.each([
  [{ all: [stage] }, [], { all: [stage] }],
  [{ all: [stage, budget] }, ['budget'], { all: [stage] }],
  [{ all: [budget, { field: 'website', empty: true }] }, ['budget', 'website'], undefined],
  [
    { all: [stage, { field: 'address', empty: true }] },
    [],
    { all: [stage, { field: 'address', empty: true }] },
  ],
  // Without one of its parts "any of" would say something else: it goes as a whole.
  [{ any: [stage, budget] }, ['budget'], undefined],
  [{ all: [stage, { any: [stage, budget] }] }, ['budget'], { all: [stage] }],
  [
    {
      all: [
        { field: 'cf_1a', is: true },
        { field: 'contact.cf_1a', is: true },
      ],
    },
    ['cf_1a'],
    { all: [{ field: 'contact.cf_1a', is: true }] },
  ],
  [{ all: [{ field: 'contact.attitude', empty: true }] }, ['contact.attitude'], undefined],
])('%j has unseen %j', (filter, unseen, left) => {
  const found = withoutUnseen(JSON.stringify(filter), levels)
  expect(found.unseen).toEqual(unseen)
  expect(found.left && JSON.parse(found.left)).toEqual(left)
})
