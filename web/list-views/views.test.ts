import { describe, expect, it, test } from 'vitest'
import type { ListView } from '../../contract/list-views.ts'
import { presetNames, presetOf } from '../../contract/preset-views.ts'
import { filtersOf, readListSearch } from '../customers/listSearch.ts'
import { plainLayout } from './layout.ts'
import { addressOf, isSame, settingsOf, viewIn, viewsOf } from './views.ts'

const saved = (
  id: number,
  filters: ListView['settings']['filters'],
  sort: string | null = null,
): ListView => ({
  id,
  name: `场景${id}`,
  sharedWith: 'nobody',
  settings: { filters, sort, ...plainLayout },
  owner: { id: 1, name: '张伟' },
  version: 1,
  can: { edit: true, delete: true, share: true },
})
const known = {
  rows: [saved(7, { stage: 'deal' }, 'name'), saved(8, { q: '电子' })],
  presets: ['all', 'mine', 'overdue'] as (typeof presetNames)[number][],
  pins: ['8', 'preset:overdue'],
}
const views = viewsOf(known)

test('pinned views stand first in their order, then presets, then saved ones', () => {
  expect(views.map(({ key }) => key)).toEqual(['8', 'preset:overdue', 'preset:all', 'preset:mine', '7'])
})

describe('the address', () => {
  it.each([
    [{}, 'preset:all'],
    [{ view: 'overdue', nextStep: 'overdue' }, 'preset:overdue'],
    [{ view: 'overdue' }, 'preset:overdue'],
    [{ view: 7, stage: 'deal', sort: 'name' }, '7'],
    [{ view: '7' }, '7'],
    // What says the same as a preset is one, as links from before views had it.
    [{ mine: 'true' }, 'preset:mine'],
    [{ mine: true, sort: '-createdAt' }, 'preset:mine'],
    [{ mine: true, q: '电子' }, 'preset:all'],
    [{ q: '电子' }, 'preset:all'],
    // Not there for the reader: of somebody else, or for another role.
    [{ view: 99, q: '电子' }, null],
    [{ view: 'below', q: '电子' }, null],
    // What is no view at all is no part of the address.
    [{ view: 'constructor' }, 'preset:all'],
    [{ view: -3 }, 'preset:all'],
  ])('%o shows the view %s', (raw, key) => {
    expect(viewIn(readListSearch(raw), views)?.key ?? null).toBe(key)
  })

  it.each([...presetNames])('of the preset %s is read as it is written', (name) => {
    const one = viewsOf().find(({ preset }) => preset === name)
    const address = one && addressOf(one)
    expect(readListSearch({ ...address })).toEqual(address)
    const { filters, sort } = presetOf(name)
    expect(filtersOf(readListSearch({ ...address }))).toEqual({ ...filters, ...(sort && { sort }) })
  })
})

describe('a list shows what its view holds', () => {
  it.each([
    [{}, {}, true],
    [{ sort: '-createdAt' }, {}, true],
    [{ stage: 'deal', q: '电子' }, { q: '电子', stage: 'deal' }, true],
    [{ stage: 'deal', q: undefined }, { stage: 'deal' }, true],
    [{ sort: 'name' }, {}, false],
    [{ stage: 'deal' }, { stage: 'lost' }, false],
    [{ stage: 'deal' }, {}, false],
  ] as const)('%o and %o: %s', (one, other, same) => expect(isSame(one, other)).toBe(same))

  test('once it was saved', () => {
    const filters = { stage: 'deal', mine: true, sort: 'name' } as const
    const { filters: kept, sort } = settingsOf(filters, plainLayout)
    expect(isSame(filtersOf(readListSearch({ ...kept, sort })), filters)).toBe(true)
    expect(settingsOf({}, plainLayout)).toEqual({ filters: {}, sort: null, ...plainLayout })
  })
})
