import { expect, test } from 'vitest'
import type { Grant } from '../../contract/permissions.ts'
import { reachOf, roleChanges, scopeIn, withGrant } from './roleRights.ts'

const grants: Grant[] = [
  { object: 'customer', action: 'view', scope: 'all' },
  { object: 'customer', action: 'edit', scope: 'own' },
  { object: 'customer', action: 'export', scope: 'own' },
  { object: 'customer', action: 'share', scope: 'all' },
]
const role = { name: '销售', description: '', grants, levels: {} }

test('a permission is given once, changed in place, and taken away', () => {
  const wider = withGrant(grants, 'customer', 'edit', 'all')
  expect(scopeIn(wider, 'customer', 'edit')).toBe('all')
  expect(wider).toHaveLength(grants.length)
  expect(scopeIn(withGrant(grants, 'customer', 'edit', null), 'customer', 'edit')).toBeNull()
})

test('only what was changed is sent, whatever the order', () => {
  expect(roleChanges(role, { ...role, grants: grants.toReversed() })).toEqual({})
  expect(roleChanges(role, { ...role, levels: { 'contact.phones': 'masked' } })).toEqual({})
  expect(roleChanges(role, { ...role, name: '销售一组' })).toEqual({ name: '销售一组' })
  const levels = { 'customer.budget': 'hidden' as const }
  expect(roleChanges(role, { ...role, levels })).toEqual({ levels })
})

test('actions stand by their reach, the widest first', () => {
  expect(reachOf(grants)).toEqual([
    { scope: 'all', actions: ['share'] },
    { scope: 'own', actions: ['edit', 'export'] },
  ])
})
