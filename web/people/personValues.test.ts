import { expect, test } from 'vitest'
import type { User } from '../../contract/people.ts'
import { beginning, personChanges, told } from './personValues.ts'

const lina: User = {
  id: 7,
  name: '李娜',
  userName: 'lina',
  phone: '13812345678',
  email: null,
  jobTitle: '销售经理',
  department: { id: 2, name: '华东销售部' },
  roles: [{ id: 1, name: '销售' }],
  status: 'active',
  lastSeenAt: null,
  lockedUntil: null,
  hasTwoFactor: false,
  ownedCustomers: 3,
  version: 4,
}
const before = beginning(lina, undefined)

test('only what was changed is sent', () => {
  expect(personChanges(before, before)).toEqual({})
  expect(personChanges(before, { ...before, departmentId: 5 })).toEqual({ departmentId: 5 })
  expect(personChanges(before, { ...before, roleIds: [1, 2] })).toEqual({ roleIds: [1, 2] })
})

test('an emptied field is nothing, and spaces are nothing', () => {
  expect(personChanges(before, { ...before, phone: '', email: '  ' })).toEqual({ phone: null })
})

test('an invitation begins in the department that is looked at', () => {
  expect(told({ ...beginning(null, 2), name: '王强', userName: 'wangqiang' })).toMatchObject({
    departmentId: 2,
    phone: null,
    roleIds: [],
  })
})
