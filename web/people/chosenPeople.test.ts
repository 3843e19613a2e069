import { expect, test } from 'vitest'
import type { Department, User } from '../../contract/people.ts'
import { chosenPeople } from './chosenPeople.ts'
import type { PeopleSearch } from './peopleSearch.ts'

const department = (id: number, parentId: number | null): Department => ({
  id,
  parentId,
  name: `部门${id}`,
  position: id,
  people: 0,
  reviewer: null,
  version: 1,
})
const departments = [department(1, null), department(2, 1), department(3, 2)]

const user = (name: string, departmentId: number, more: Partial<User> = {}): User => ({
  id: 1,
  name,
  userName: `${name}-login`,
  phone: null,
  email: null,
  jobTitle: null,
  department: { id: departmentId, name: `部门${departmentId}` },
  roles: [],
  status: 'active',
  lastSeenAt: null,
  lockedUntil: null,
  hasTwoFactor: false,
  ownedCustomers: 0,
  version: 1,
  ...more,
})
const users = [
  user('林一', 1),
  user('李娜', 2, { phone: '13812345678' }),
  user('王强', 3, { email: 'Wang@example.com', status: 'invited' }),
  user('赵走', 2, { status: 'deactivated' }),
]

test.each<[PeopleSearch, string[]]>([
  [{}, ['林一', '李娜', '王强']],
  [{ deactivated: true }, ['林一', '李娜', '王强', '赵走']],
  [{ department: 2 }, ['李娜', '王强']],
  [{ department: 3 }, ['王强']],
  [{ q: '5678' }, ['李娜']],
  [{ q: ' wang@' }, ['王强']],
  [{ q: '王强-LOGIN' }, ['王强']],
  [{ q: '赵' }, []],
])('%j shows %j', (search, names) => {
  expect(chosenPeople(users, departments, search).map(({ name }) => name)).toEqual(names)
})
