import { expect, test } from 'vitest'
import { hasMasked, levelsInForm, withoutMasked } from './guarded.ts'

const row = { title: '甲公司', phone: null, bank: null, account: '622****3445' }

test.each([
  ['nothing is restricted', {}, false],
  ['a part is shown', { account: 'masked' }, true],
  ['there is nothing behind the mask', { phone: 'masked' }, false],
  ['the mask leaves nothing, so nobody can tell', { bank: 'masked' }, true],
  ['it is hidden: nothing is to be looked at', { account: 'hidden' }, false],
] as const)('where %s', (_, fields, expected) => {
  expect(hasMasked(row, fields)).toBe(expected)
})

test('a masked value begins empty, others as they are', () => {
  expect(withoutMasked(row, { account: 'masked', title: 'read' })).toEqual({ ...row, account: '' })
})

test('a new one has nothing masked, and what can’t be written stays so', () => {
  const fields = { phone: 'masked', bank: 'hidden', title: 'read' } as const
  expect(levelsInForm(fields, true)).toEqual({ bank: 'hidden', title: 'read' })
  expect(levelsInForm(fields, false)).toEqual(fields)
})
