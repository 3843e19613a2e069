import { expect, test } from 'vitest'
import { noRule, type RuleValues, ruleOf } from './ruleValues.ts'

const none = { regions: [], customers: [] }
test.each([
  ['nobody chosen', {}, null],
  ['one', { toId: 3 }, { toIds: [3], ...none }],
  ['one, though several were chosen before', { toId: 3, toIds: [4, 5] }, { toIds: [3], ...none }],
  ['evenly', { way: 'evenly', toId: 3, toIds: [4, 5] }, { toIds: [4, 5], ...none }],
  [
    'by region, empty ones left out',
    { way: 'region', toIds: [4], regions: { 33: 5, 44: null, 31: undefined } },
    { toIds: [4], regions: [{ region: '33', toId: 5 }], customers: [] },
  ],
  ['by region, but the rest to nobody', { way: 'region', regions: { 33: 5 } }, null],
  [
    'by hand; regions of before are left out',
    { way: 'hand', toIds: [4], regions: { 33: 5 }, customers: { 12: 6 } },
    { toIds: [4], regions: [], customers: [{ id: 12, toId: 6 }] },
  ],
] as [string, Partial<RuleValues>, unknown][])('%s', (_, values, expected) => {
  expect(ruleOf({ ...noRule, ...values })).toEqual(expected)
})
