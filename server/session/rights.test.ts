import { describe, expect, test } from 'vitest'
import { readShares, widestGrants, widestLevels } from './rights.ts'

describe('several roles add up', () => {
  test.each([
    ['one role', ['customer.view:own'], 'own'],
    ['the wider of two, first', ['customer.view:below', 'customer.view:own'], 'below'],
    ['the wider of two, last', ['customer.view:department', 'customer.view:all'], 'all'],
  ])('scope: %s', (_, grants, expected) => {
    expect(widestGrants(grants).get('customer.view')).toBe(expected)
  })

  test.each([
    ['nobody names it: the default', 1, [], 'contact.phones', 'masked'],
    ['nobody names it, no default: in full', 1, [], 'customer.budget', undefined],
    ['the only role hides it', 1, ['7:customer.budget:hidden'], 'customer.budget', 'hidden'],
    ['two roles, one silent: in full', 2, ['7:customer.budget:hidden'], 'customer.budget', undefined],
    [
      'two roles, both name it: the wider',
      2,
      ['7:customer.budget:hidden', '8:customer.budget:masked'],
      'customer.budget',
      'masked',
    ],
    ['a silent role gives the default', 2, ['7:contact.phones:hidden'], 'contact.phones', 'masked'],
    ['a default can be narrowed', 1, ['7:contact.phones:hidden'], 'contact.phones', 'hidden'],
    ['and widened', 1, ['7:contact.phones:edit'], 'contact.phones', undefined],
    ['without any role the defaults hold', 0, [], 'contact.email', 'masked'],
    ['a custom field', 1, ['7:customer.custom.cf_tax:read'], 'customer.custom.cf_tax', 'read'],
  ] as const)('level: %s', (_, roles, told, field, expected) => {
    expect(widestLevels(roles, [...told]).get(field)).toBe(expected)
  })
})

test('a share to write is one to read as well', () => {
  expect(readShares(['3:read', '5:write'])).toEqual({ all: [3, 5], write: [5] })
})
