import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stages } from '../../contract/customer-fields.ts'
import type { HandOverRule } from '../../contract/hand-over.ts'
import { type Held, targetsOf } from './rules.ts'

const held = (id: number, more: Partial<Held> = {}): Held => ({
  id,
  stage: 'prospect',
  regionCode: null,
  isOwned: true,
  ...more,
})
const rule = (more: Partial<HandOverRule>): HandOverRule => ({
  toIds: [1],
  regions: [],
  customers: [],
  ...more,
})
const told = (given: HandOverRule, customers: Held[]) => Object.fromEntries(targetsOf(given, customers))

describe('to whom each customer goes', () => {
  test.each([
    ['all to one', rule({ toIds: [7] }), [held(1), held(2)], { 1: 7, 2: 7 }],
    ['in turns', rule({ toIds: [7, 8] }), [held(1), held(2), held(3)], { 1: 7, 2: 8, 3: 7 }],
    [
      'by region, the rest to the first',
      rule({ toIds: [7], regions: [{ region: '33', toId: 8 }] }),
      [held(1, { regionCode: '330106' }), held(2, { regionCode: '440300' }), held(3)],
      { 1: 8, 2: 7, 3: 7 },
    ],
    [
      'the longer region first',
      rule({
        regions: [
          { region: '33', toId: 8 },
          { region: '3301', toId: 9 },
          { region: '330106', toId: 10 },
        ],
      }),
      ['330106', '330102', '330200'].map((regionCode, index) => held(index + 1, { regionCode })),
      { 1: 10, 2: 9, 3: 8 },
    ],
    [
      'by hand before region',
      rule({ regions: [{ region: '33', toId: 8 }], customers: [{ id: 1, toId: 9 }] }),
      [held(1, { regionCode: '330106' })],
      { 1: 9 },
    ],
    [
      'who is named by hand but isn’t held counts for nothing',
      rule({ customers: [{ id: 99, toId: 9 }] }),
      [held(1)],
      { 1: 1 },
    ],
    [
      'each stage by itself, deals first',
      rule({ toIds: [7, 8] }),
      [held(1), held(2, { stage: 'deal' }), held(3), held(4, { stage: 'deal' })],
      { 2: 7, 4: 8, 1: 7, 3: 8 },
    ],
  ] as [string, HandOverRule, Held[], Record<number, number>][])('%s', (_, given, customers, expected) => {
    expect(told(given, customers)).toEqual(expected)
  })

  test('nothing is left over, everybody named gets the same to within one, of each stage too', () => {
    const customers = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 100_000 }),
        stage: fc.constantFrom(...stages),
        regionCode: fc.constantFrom(null, '330106', '440300'),
        isOwned: fc.boolean(),
      }),
      { selector: ({ id }) => id, maxLength: 200 },
    )
    const people = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(customers, people, (all, toIds) => {
        const targets = targetsOf(rule({ toIds }), all)
        expect(targets.size).toBe(all.length)
        for (const stage of stages) {
          const counts = toIds.map(
            (toId) =>
              all.filter((one) => one.isOwned && one.stage === stage && targets.get(one.id) === toId).length,
          )
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        }
        expect([...targetsOf(rule({ toIds }), all.toReversed())].sort()).toEqual([...targets].sort())
      }),
    )
  })
})
