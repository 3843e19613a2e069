import { describe, expect, it, test } from 'vitest'
import { viewSettings } from '../../contract/list-views.ts'
import { isViewKey, presetNames, presetOf, presetViews } from '../../contract/preset-views.ts'
import { offeredPresets } from './rules.ts'

const plain = { filters: {}, sort: null, columns: [], widths: {}, frozen: 1, density: 'normal' }
const forty = Array.from({ length: 40 }, (_, n) => `cf_${n}`)
const filter = (json: unknown) => ({ filters: { filter: JSON.stringify(json) } })

describe('what a view keeps', () => {
  it.each([
    ['nothing', {}],
    ['filters', { filters: { q: '电子', mine: true, stage: 'deal', tags: '1,2', nextStep: 'overdue' } }],
    ['conditions', filter({ all: [{ field: 'stage', any: ['deal'] }] })],
    ['an order by several columns', { sort: 'stage,-createdAt' }],
    ['columns of every kind', { columns: ['name', 'cf_ab12', 'contact.email'] }],
    ['as many columns as there may be', { columns: forty }],
    ['the narrowest and the widest', { widths: { name: 40, stage: 800 } }],
    ['five columns in sight', { frozen: 5, density: 'wide' }],
  ])('%s', (_, given) => {
    expect(viewSettings.parse({ ...plain, ...given })).toEqual({ ...plain, ...given })
  })

  it.each([
    ['a filter that there isn’t', { filters: { colour: 'red' } }, 'filters'],
    ['an order among the filters', { filters: { sort: 'name' } }, 'filters'],
    ['a stage that there isn’t', { filters: { stage: 'won' } }, 'filters.stage'],
    ['half a region', { filters: { region: '4' } }, 'filters.region'],
    ['tags that are no numbers', { filters: { tags: 'a' } }, 'filters.tags'],
    ['days of ten years and one', { filters: { createdWithinDays: 3651 } }, 'filters.createdWithinDays'],
    ['conditions that aren’t JSON', { filters: { filter: '{' } }, 'filters.filter'],
    ['conditions on no field', filter({ all: [{ field: 'colour', any: ['red'] }] }), 'filters.filter'],
    ['a text that can’t be kept', filter({ all: [{ field: 'name', contains: '\0' }] }), 'filters.filter'],
    ['an order with a gap', { sort: 'stage,,name' }, 'sort'],
    ['an order that is SQL', { sort: 'name; drop' }, 'sort'],
    ['an order that is too long', { sort: 'a'.repeat(201) }, 'sort'],
    ['a column with a dash', { columns: ['cf-1'] }, 'columns.0'],
    ['a column without a name', { columns: [''] }, 'columns.0'],
    ['too many columns', { columns: [...forty, 'name'] }, 'columns'],
    ['a column too narrow', { widths: { name: 39 } }, 'widths.name'],
    ['a column too wide', { widths: { name: 801 } }, 'widths.name'],
    ['too many widths', { widths: Object.fromEntries([...forty, 'name'].map((key) => [key, 80])) }, 'widths'],
    ['no column in sight', { frozen: 0 }, 'frozen'],
    ['all columns in sight', { frozen: 6 }, 'frozen'],
    ['a density that there isn’t', { density: 'dense' }, 'density'],
    ['more than settings', { colour: 'red' }, ''],
  ])('but not %s', (_, given, path) => {
    const { error } = viewSettings.safeParse({ ...plain, ...given })
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
  })
})

test('every preset can be saved as a view', () => {
  for (const name of presetNames)
    expect(viewSettings.safeParse({ ...plain, ...presetOf(name) }).error, name).toBeUndefined()
  expect(new Set(Object.values(presetViews).map(({ filters }) => JSON.stringify(filters))).size).toBe(
    presetNames.length,
  )
})

test.each([
  ['preset:overdue', true],
  ['preset:toString', false],
  ['preset:', false],
  ['overdue', false],
  ['12', true],
  ['0', false],
  ['012', false],
  ['1234567890123456', false],
  ['1e3', false],
])('%s names a view: %s', (key, isOne) => expect(isViewKey(key)).toBe(isOne))

const nothing = { edits: false, handlesPrivacy: false }

describe('presets that are offered', () => {
  const wider = ['department', 'below', 'unowned']
  it.each([
    ['a sales person', 'own', null, []],
    ['a supervisor', 'department', 'department', wider],
    ['a head', 'below', 'below', wider],
    ['a manager', 'all', null, ['department', 'unowned']],
    ['an administrator', 'all', 'all', ['department', 'unowned']],
    ['somebody of a department without a say', 'department', null, ['department', 'unowned']],
  ] as const)('to %s', (_, view, assign, expected) => {
    const offered = offeredPresets(view, assign, nothing)
    expect(offered.filter((name) => wider.includes(name))).toEqual(expected)
    expect(offered).toEqual(expect.arrayContaining(['all', 'mine', 'shared', 'overdue', 'quiet']))
  })

  it('to who sees no customers are none', () =>
    expect(offeredPresets(null, null, { edits: true, handlesPrivacy: true })).toEqual([]))

  it('of contacts without a basis is for who handles privacy', () => {
    expect(offeredPresets('all', null, { ...nothing, handlesPrivacy: true })).toContain('withoutBasis')
    expect(offeredPresets('all', 'all', nothing)).not.toContain('withoutBasis')
  })

  it('of registrations that run out is for who can extend them', () => {
    expect(offeredPresets('own', null, { ...nothing, edits: true })).toContain('protectionEnding')
    expect(offeredPresets('own', null, nothing)).not.toContain('protectionEnding')
  })
})
