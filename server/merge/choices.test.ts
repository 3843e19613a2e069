import { describe, expect, test } from 'vitest'
import { mergedFields, proposedOf, type Side, takenValues } from './choices.ts'

const created = '2024-01-01T00:00:00Z'
const side = (id: number, fields: Side['fields'], changedAt: Side['changedAt'] = {}): Side => ({
  id,
  createdAt: created,
  fields: { name: `公司${id}`, stage: 'prospect', country: 'CN', ...fields },
  changedAt,
})

describe('the newest value that isn’t empty is proposed', () => {
  test.each<[what: string, field: string, one: Side, other: Side, proposed: number]>([
    [
      'written later',
      'shortName',
      side(1, { shortName: '甲' }),
      side(2, { shortName: '乙' }, { shortName: '2025-01-01T00:00:00Z' }),
      2,
    ],
    [
      'of the same time, that of the one that stays',
      'shortName',
      side(1, { shortName: '甲' }),
      side(2, { shortName: '乙' }),
      1,
    ],
    [
      'however new, an empty one isn’t',
      'shortName',
      side(1, { shortName: '甲' }),
      side(2, { shortName: null }, { shortName: '2025-01-01T00:00:00Z' }),
      1,
    ],
    [
      'a range without bounds is empty',
      'budget',
      side(1, { budget: { min: null, max: null } }),
      side(2, { budget: { min: 5, max: null } }),
      2,
    ],
    [
      'the further stage, though it is older',
      'stage',
      side(1, {}, { stage: '2025-01-01T00:00:00Z' }),
      side(2, { stage: 'deal' }),
      2,
    ],
    ['lost only where all are', 'stage', side(1, { stage: 'lost' }), side(2, {}), 2],
    [
      'the country of the region',
      'country',
      side(1, { country: 'JP' }, { country: '2025-01-01T00:00:00Z' }),
      side(2, { regionCode: '310101' }),
      2,
    ],
    [
      'the basis of the source, not a newer one of another source',
      'sourceNote',
      side(1, { source: 'exhibition', sourceNote: '展会名录' }, { sourceNote: '2025-01-01T00:00:00Z' }),
      side(2, { source: 'licensed_data', sourceNote: '协会授权' }, { source: '2024-06-01T00:00:00Z' }),
      2,
    ],
    [
      'of the same source, the basis that is there',
      'sourceNote',
      side(1, { source: 'licensed_data', sourceNote: '协会授权' }),
      side(2, { source: 'licensed_data', sourceNote: null }, { source: '2025-01-01T00:00:00Z' }),
      1,
    ],
    ['a country that somebody said', 'country', side(1, {}), side(2, { country: 'JP' }), 2],
  ])('%s', (_, field, one, other, proposed) => {
    expect(proposedOf(field, [one, other], 1)).toBe(proposed)
  })
})

test('fields stand in the order of the record, custom ones at the end, and none that is empty in all', () => {
  const fields = mergedFields([
    side(1, { 'custom.cf_b': 1, address: null }),
    side(2, { shortName: '乙', groupId: 3 }),
  ])
  expect(fields).toEqual(['name', 'shortName', 'country', 'stage', 'groupId', 'custom.cf_b'])
})

describe('what the one that stays takes over', () => {
  const all = () => true
  const sides = [
    side(1, { shortName: '甲', address: null, budget: { min: null, max: null } }),
    side(2, {
      shortName: '乙',
      address: '解放路',
      budget: { min: 5, max: 9 },
      groupId: 7,
      'custom.cf_a': 'x',
    }),
  ]
  test('is what was chosen and differs, and nothing else', () => {
    const { fields, groupId, custom } = takenValues(
      sides,
      1,
      { shortName: 2, address: 1, groupId: 2, 'custom.cf_a': 2 },
      all,
    )
    expect({ fields, groupId, custom }).toEqual({
      fields: { shortName: '乙' },
      groupId: 7,
      custom: { cf_a: 'x' },
    })
  })
  test('of a field that one doesn’t see, what it has none of, and never in place of its own', () => {
    const closed = (field: string) => field !== 'budget' && field !== 'shortName'
    expect(takenValues(sides, 1, {}, closed).fields).toEqual({ budget: { min: 5, max: 9 } })
  })
  test('an empty value that was chosen clears', () => {
    expect(takenValues(sides, 2, { address: 1 }, all).fields).toEqual({ address: null })
  })
  test('no region with a country that has none of ours', () => {
    const abroad = [side(1, { regionCode: '310101' }), side(2, { country: 'JP' })]
    expect(takenValues(abroad, 1, { country: 2 }, all).fields).toEqual({ country: 'JP', regionCode: null })
  })
  test.each([
    ['goes with the source that it is of', { source: 2 }, { source: 'licensed_data', sourceNote: null }],
    ['comes with it', { source: 2, sourceNote: 2 }, { source: 'licensed_data', sourceNote: '协会授权' }],
    ['doesn’t come without it', { sourceNote: 2 }, { sourceNote: null }],
  ])('a basis %s', (_, choices, fields) => {
    const two = [
      side(1, { source: 'exhibition', sourceNote: '展会名录' }),
      side(2, { source: 'licensed_data', sourceNote: '协会授权' }),
    ]
    expect(takenValues(two, 1, choices, all).fields).toEqual(fields)
  })
})
