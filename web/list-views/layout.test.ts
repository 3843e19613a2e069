import { describe, expect, it, test } from 'vitest'
import { defaultColumns } from '../../contract/customer-columns.ts'
import { isSameLayout, keptAfter, plainLayout, presetLayouts, readKeptLayouts } from './layout.ts'

describe('a layout that a browser keeps', () => {
  const whole = { columns: ['name', 'cf_1a'], widths: { name: 240 }, frozen: 2, density: 'wide' }
  it.each([
    [null, {}],
    ['', {}],
    ['{', {}],
    ['[1]', {}],
    [JSON.stringify({ 7: whole }), { 7: whole }],
    [JSON.stringify({ 7: { columns: ['a b', 3, 'name'] } }), { 7: { columns: ['name'] } }],
    [JSON.stringify({ 7: { widths: { name: 39, stage: 40, 'a b': 80 } } }), { 7: { widths: { stage: 40 } } }],
    [JSON.stringify({ 7: { frozen: 6, density: 'toString', sort: 'name' } }), { 7: {} }],
    [JSON.stringify({ 7: 'wide' }), { 7: {} }],
  ])('as %j is read as %j', (kept, read) => expect(readKeptLayouts(kept)).toEqual(read))
})

test('only what differs from the view is kept', () => {
  const one = keptAfter({ 8: { frozen: 2 } }, '7', plainLayout, { density: 'wide' })
  expect(one).toEqual({ 7: { density: 'wide' }, 8: { frozen: 2 } })
  expect(keptAfter(one, '7', plainLayout, { columns: ['name'] })[7]).toEqual({
    density: 'wide',
    columns: ['name'],
  })
  expect(keptAfter(one, '7', plainLayout, { density: 'normal' })).toEqual({ 8: { frozen: 2 } })
})

it.each([
  [{ widths: { a: 50, b: 60 } }, { widths: { b: 60, a: 50 } }, true],
  [{ columns: ['a', 'b'] }, { columns: ['b', 'a'] }, false],
  [{ frozen: 1 }, { frozen: 2 }, false],
  [{ density: 'wide' }, {}, false],
] as const)('%o and %o are the same: %s', (one, other, same) => {
  const whole = (part: object) => ({ ...plainLayout, ...part })
  expect(isSameLayout(whole(one), whole(other))).toBe(same)
})

test('the preset of registrations that run out shows the day beside the usual columns', () => {
  const { columns, ...others } = presetLayouts['preset:protectionEnding'] ?? plainLayout
  expect(others).toEqual({ widths: {}, frozen: 1, density: 'normal' })
  expect(columns.filter((column) => column !== 'protectedUntil')).toEqual(defaultColumns)
  expect(columns).toContain('protectedUntil')
})
