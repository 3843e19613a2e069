import { expect, test } from 'vitest'
import type { MatchKind } from '../../contract/duplicates.ts'
import type { FieldLevel, GuardedField } from '../../contract/field-levels.ts'
import type { Viewer } from '../platform/visibility.ts'
import { isToldOf } from './told.ts'

/** DOMAIN §2: a hit never shows the value that matched. */
const viewer = (...[field, level]: [GuardedField, FieldLevel]) =>
  ({ levels: new Map([[field, level]]) }) as Viewer

test.each<[MatchKind, GuardedField, FieldLevel, told: boolean, own: boolean]>([
  ['creditCode', 'customer.creditCode', 'hidden', false, false],
  ['creditCode', 'customer.creditCode', 'read', true, true],
  ['phone', 'contact.phones', 'masked', false, true],
  ['phone', 'contact.phones', 'hidden', false, false],
  ['phone', 'contact.email', 'hidden', true, true],
  ['email', 'contact.email', 'masked', false, true],
  ['webDomain', 'contact.email', 'masked', false, true],
  ['webDomain', 'customer.website', 'hidden', false, false],
])('%s where %s is %s', (kind, field, level, told, own) => {
  expect([isToldOf(viewer(field, level), kind), isToldOf(viewer(field, level), kind, true)]).toEqual([
    told,
    own,
  ])
})
