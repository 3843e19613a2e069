import { expect, it } from 'vitest'
import { isAsked } from '../../contract/values/isAsked.ts'
import { factGroups } from './factGroups.ts'

it.each([
  ['creditCode', 'company', 'CN', true],
  ['creditCode', 'company', 'DE', false],
  ['creditCode', 'individual', 'CN', false],
  ['regionCode', 'company', 'CN', true],
  ['regionCode', 'individual', 'CN', true],
  ['regionCode', 'company', 'DE', false],
  ['preferences', 'company', 'CN', false],
  ['preferences', 'individual', 'CN', true],
  ['headcount', 'individual', 'CN', false],
  ['initialNeed', 'individual', 'DE', true],
] as const)('%s of a customer of type %s in %s: asked %s', (field, type, country, asked) => {
  expect(isAsked(field, { type, country })).toBe(asked)
})

it('shows no field in two groups', () => {
  const fields = factGroups.flatMap((group) => group.fields)
  expect(new Set(fields).size).toBe(fields.length)
})
