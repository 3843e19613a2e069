import { beforeAll, describe, expect, test } from 'vitest'
import { listCustomers } from '../../contract/customers.ts'
import * as contract from '../../contract/people.ts'
import { listRoles } from '../../contract/roles.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { heldUp } from '../platform/testing/held-up.ts'

let testbed: TestApp
let company: Company
let administrator: Caller
const roles: Record<string, number> = {}

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  administrator = await testbed.as(company.people.管理员)
  for (const { id, key } of (await administrator.call(listRoles)).result.rows) if (key) roles[key] = id
})

const versionOf = async (id: number) =>
  (
    await oneRow(
      testbed.database,
      sql<{ version: number }>`select version from user_account where id = ${id}`,
    )
  ).version
const update = async (id: number, changes: Record<string, unknown>) =>
  administrator.call(contract.updateUser, { params: { id }, body: { version: await versionOf(id), changes } })

describe('the last administrator', () => {
  const second = '赵总' as PersonName
  const isAdministrator = (id: number, yes: boolean) =>
    update(id, { roleIds: yes ? [roles.administrator, roles.department_head] : [roles.department_head] })

  test('can be neither deactivated nor lose the role', async () => {
    const id = company.people.管理员
    for (const answer of [
      await administrator.call(contract.deactivateUser, { params: { id } }),
      await isAdministrator(id, false),
    ])
      expect([answer.status, answer.error.code]).toEqual([409, 'user.last_administrator'])
  })

  test('of two who deactivate each other at once, one stays', async () => {
    await isAdministrator(company.people[second], true)
    const other = await testbed.as(company.people[second])
    const answers = await heldUp(testbed.database, 'session', 2, () => [
      administrator.call(contract.deactivateUser, { params: { id: company.people[second] } }),
      other.call(contract.deactivateUser, { params: { id: company.people.管理员 } }),
    ])
    const { left } = await oneRow(
      testbed.database,
      sql<{ left: number }>`
      select count(*) as left from user_account u join user_role r on r.user_id = u.id
      where u.status = 'active' and r.role_id = ${roles.administrator ?? 0}`,
    )
    expect(left).toBe(1)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    await sql`update user_account set status = 'active' where id in (${company.people[second]}, ${company.people.管理员})`.execute(
      testbed.database.db,
    )
    administrator = await testbed.as(company.people.管理员)
    await isAdministrator(company.people[second], false)
  })
})

describe('departments', () => {
  const add = (name: string, parentId: number) =>
    administrator.call(contract.createDepartment, { body: { name, parentId } })
  const change = (id: number, body: Record<string, unknown>) =>
    administrator.call(contract.updateDepartment, { params: { id }, body })
  const remove = (id: number) => administrator.call(contract.deleteDepartment, { params: { id } })

  test('of one name can’t stand side by side, but under different parents', async () => {
    const { 销售中心, 华东区 } = company.departments
    expect((await add('一组', 华东区)).status).toBe(200)
    expect((await add('一组', 华东区)).error.code).toBe('department.name_taken')
    expect((await add('一组', 销售中心)).status).toBe(200)
  })

  test('never stand in a circle, even when two are moved at once', async () => {
    const { 销售中心, 华东区 } = company.departments
    for (const parentId of [销售中心, 华东区])
      expect((await change(销售中心, { parentId })).error.code).toBe('department.circle')
    const [a, b] = [await add('甲部', 销售中心), await add('乙部', 销售中心)]
    const answers = await Promise.all([
      change(a.result.id, { parentId: b.result.id }),
      change(b.result.id, { parentId: a.result.id }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('the top one goes below no other and can’t be removed', async () => {
    const { 华信商贸, 综合部 } = company.departments
    expect((await change(华信商贸, { parentId: 综合部 })).error.code).toBe('department.circle')
    expect((await remove(华信商贸)).error.code).toBe('department.not_empty')
  })

  test('with people, customers (in the trash too) or departments below can’t be removed', async () => {
    const answer = await remove(company.departments.华东区)
    expect([answer.status, answer.error.code]).toEqual([409, 'department.not_empty'])
    const empty = await add('空部门', company.departments.销售中心)
    expect((await remove(empty.result.id)).status).toBe(200)
  })

  test('moved below another brings its customers into that head’s sight', async () => {
    const outside = await add('直销部', company.departments.华信商贸)
    const id = await company.customerOf('王磊')
    await update(company.people.王磊, { departmentId: outside.result.id })
    const head = await testbed.as(company.people.赵总)
    const sees = async () =>
      (await head.call(listCustomers, { query: {} })).result.rows.some((row) => row.id === id)
    expect(await sees()).toBe(false)
    await change(outside.result.id, { parentId: company.departments.销售中心 })
    expect(await sees()).toBe(true)
  })
})

test('an edit from an old version is refused, and one of a phone names its field', async () => {
  const id = company.people.孙丽
  const version = await versionOf(id)
  const edit = (changes: Record<string, unknown>) =>
    administrator.call(contract.updateUser, { params: { id }, body: { version, changes } })
  const wrong = await edit({ phone: '12' })
  expect(wrong.error.fields[0]?.path).toBe('changes.phone')
  expect((await edit({ jobTitle: '大区经理' })).status).toBe(200)
  expect((await edit({ jobTitle: '销售' })).error.code).toBe('record.changed')
})

test.each([
  [{ userName: 'wanglei' }, 'user.name_taken'],
  [{ departmentId: 999_999 }, 'input.invalid'],
  [{ roleIds: [999_999] }, 'input.invalid'],
  [{ telephone: '13800138000' }, 'input.invalid'],
])('an edit to %o is refused, and says where', async (changes, code) => {
  const { error } = await update(company.people.孙丽, changes)
  expect([error.code, error.fields.map(({ path }) => path)]).toEqual([
    code,
    Object.keys(changes).map((field) => `changes.${field}`),
  ])
})

test('pickers show no contact data and nobody who has left', async () => {
  const answer = await (await testbed.as(company.people.沈计)).call(contract.listColleagues)
  expect(answer.result.rows.map(({ name }) => name)).not.toContain('何军')
  expect(answer.text).not.toMatch(/phone|email/)
})
