import { describe, expect, it } from 'vitest'
import { chosenCount, filtersOf, isFiltered, readListSearch } from './listSearch.ts'

describe('the address of the list', () => {
  it.each([
    [{}, {}],
    [{ q: '  电子 ' }, { q: '电子' }],
    [{ q: 8888 }, { q: '8888' }],
    [{ q: '   ' }, {}],
    [{ stage: 'deal' }, { stage: 'deal' }],
    [{ stage: 'won' }, {}],
    [{ region: 44 }, { region: '44' }],
    [{ region: '440305' }, { region: '440305' }],
    [{ region: '4' }, {}],
    [{ region: '44030' }, {}],
    [{ ownerId: '7' }, { ownerId: 7 }],
    [{ ownerId: 0 }, {}],
    [{ ownerId: 1.5 }, {}],
    [{ ownerId: true }, {}],
    [{ mine: true }, { mine: true }],
    [{ mine: 'true' }, { mine: true }],
    [{ mine: 'no' }, {}],
    [{ createdWithinDays: 3650 }, { createdWithinDays: 3650 }],
    [{ createdWithinDays: 3651 }, {}],
    [{ importId: '7' }, { importId: 7 }],
    [{ importId: -7 }, {}],
    [{ finding: 'silent' }, { finding: 'silent' }],
    [{ finding: 'valueOf' }, {}],
    [{ sort: '-name' }, { sort: '-name' }],
    [{ sort: 'number,-stage' }, { sort: 'number,-stage' }],
    [{ sort: 'tags' }, {}],
    [{ view: 'overdue' }, { view: 'overdue' }],
    [{ view: '12' }, { view: 12 }],
    [{ view: 'valueOf' }, {}],
    [{ new: 1 }, { new: 1 }],
    [{ panel: '12' }, { panel: 12 }],
    [{ panel: 'x' }, {}],
    [{ somethingElse: 'x' }, {}],
  ])('%o is read as %o', (raw, read) => {
    expect(readListSearch(raw)).toEqual(read)
  })

  it('keeps the open form, the panel and the view out of the filters', () => {
    expect(filtersOf({ new: 1, panel: 12, view: 12, q: '电子' })).toEqual({ q: '电子' })
  })

  it.each([
    [{}, false],
    [{ mine: true, sort: 'name' } as const, false],
    [{ q: '电子' }, true],
    [{ stage: 'deal' } as const, true],
  ])('%o narrows the list: %s', (filters, narrowed) => {
    expect(isFiltered(filters)).toBe(narrowed)
  })

  it.each([
    [{}, 0],
    [{ q: '电子', mine: true, sort: 'name' } as const, 0],
    [{ q: '电子', stage: 'deal', region: '44', ownerId: undefined } as const, 2],
  ])('%o has %i filters chosen from lists', (filters, count) => {
    expect(chosenCount(filters)).toBe(count)
  })
})
