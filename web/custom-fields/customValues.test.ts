import { describe, expect, it } from 'vitest'
import { customChanges, customDraft, withKept } from './customValues.ts'

describe('changes of custom fields', () => {
  it.each([
    ['nothing touched', { a: 1 }, { a: 1 }, {}],
    ['a field that isn’t shown', { a: 1, old: 'x' }, { a: 2 }, { a: 2 }],
    ['an emptied text', { a: 'x' }, { a: '  ' }, { a: null }],
    ['options taken away', { a: ['o_1'] }, { a: [] }, { a: null }],
    ['never filled in', {}, { a: undefined, b: null, c: '', d: [] }, {}],
    ['no instead of nothing', {}, { a: false, b: 0 }, { a: false, b: 0 }],
    ['the same with spaces around', { a: 'x' }, { a: ' x ' }, {}],
  ])('%s', (_, before, after, changes) => expect(customChanges(before, after)).toEqual(changes))

  it('of a new record are what was filled in', () => {
    expect(customDraft({ a: ' x ', b: undefined, c: false })).toEqual({ a: 'x', c: false })
    expect(customDraft(undefined)).toEqual({})
  })
})

it('what a form doesn’t show is kept as it was, what it empties is not', () => {
  const base: { name: string; custom?: Record<string, unknown> } = {
    name: '甲',
    custom: { old: 'x', a: 1, b: 2 },
  }
  expect(withKept({ name: '乙', custom: { a: 3, b: null } }, base)).toEqual({
    name: '乙',
    custom: { old: 'x', a: 3, b: null },
  })
  expect(withKept({ name: '乙' }, base)).toEqual({
    name: '乙',
    custom: base.custom,
  })
})
