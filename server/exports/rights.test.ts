import { expect, test } from 'vitest'
import { hasLess, type Rights } from './rights.ts'

const then: Rights = {
  view: 'below',
  export: 'department',
  departmentId: 7,
  levels: { 'contact.email': 'masked', 'customer.budget': 'read' },
}

test.each<[string, Partial<Rights>, boolean]>([
  ['the same', {}, false],
  ['more customers', { view: 'all', export: 'all' }, false],
  ['fewer customers to export', { export: 'own' }, true],
  ['fewer customers to see', { view: 'own' }, true],
  ['no right to export', { export: null }, true],
  ['another department', { departmentId: 8 }, true],
  ['another department, but all customers', { departmentId: 8, view: 'all', export: 'all' }, false],
  ['a field more', { levels: {} }, false],
  ['a field less', { levels: { ...then.levels, 'customer.highlights': 'hidden' } }, true],
  ['a field masked', { levels: { 'customer.budget': 'masked' } }, true],
  ['a masked field hidden', { levels: { 'contact.email': 'hidden' } }, true],
  ['a field that can’t be written any more', { levels: { ...then.levels, 'customer.stage': 'read' } }, false],
])('%s', (_, changed, expected) => expect(hasLess({ ...then, ...changed }, then)).toBe(expected))
