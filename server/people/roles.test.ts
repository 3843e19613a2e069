import { beforeAll, describe, expect, test } from 'vitest'
import { openCustomer } from '../../contract/customers.ts'
import { updateUser } from '../../contract/people.ts'
import { readMyRights, readRightsOf } from '../../contract/rights.ts'
import * as contract from '../../contract/roles.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { viewerOf } from '../session/queries.ts'

/** DOMAIN §1: roles are editable data. */
let testbed: TestApp
let company: Company
let administrator: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  administrator = await testbed.as(company.people.管理员)
})

const roles = async () => (await administrator.call(contract.listRoles)).result.rows
const roleOf = async (key: string) => {
  const found = (await roles()).find((role) => role.key === key)
  if (!found) throw new Error(key)
  return found
}
const update = (role: { id: number; version: number }, changes: Record<string, unknown>) =>
  administrator.call(contract.updateRole, {
    params: { id: role.id },
    body: { version: role.version, changes },
  })

describe('a role', () => {
  test('counts from the next request on when it is changed', async () => {
    const id = await company.customerOf('王磊', { budget: { min: 100, max: 200 } })
    const caller = await testbed.as(company.people.王磊)
    expect((await caller.call(openCustomer, { params: { id } })).result.budget).not.toBeNull()
    const sales = await roleOf('sales')
    const grants = sales.grants.filter(({ action }) => action !== 'edit')
    await update(sales, { grants, levels: { 'customer.budget': 'hidden' } })
    const { result } = await caller.call(openCustomer, { params: { id } })
    expect(result).toMatchObject({ budget: null, fields: { budget: 'hidden' }, can: { edit: false } })
    await administrator.call(contract.resetRole, {
      params: { id: sales.id },
      body: { version: (await roleOf('sales')).version },
    })
    expect((await caller.call(openCustomer, { params: { id } })).result).toMatchObject({
      can: { edit: true },
    })
  })

  test('is made as a copy, and goes when nobody has it', async () => {
    const source = await roleOf('finance')
    const made = await administrator.call(contract.createRole, {
      body: { name: '出纳', copyOfId: source.id },
    })
    const copy = (await roles()).find(({ id }) => id === made.result.id)
    expect(copy).toMatchObject({ key: null, grants: source.grants, levels: source.levels })
    const removed = await administrator.call(contract.deleteRole, { params: { id: made.result.id } })
    expect(removed.status, removed.text).toBe(200)
  })

  test('that somebody has stays', async () => {
    const { id } = await roleOf('sales')
    const answer = await administrator.call(contract.deleteRole, { params: { id } })
    expect([answer.status, answer.error.code]).toEqual([409, 'role.in_use'])
  })

  test('edited by two at once keeps the first edit and tells the second', async () => {
    const role = await roleOf('marketing')
    const answers = await Promise.all([
      update(role, { description: '甲' }),
      update(role, { description: '乙' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('of the last administrator keeps the management of people', async () => {
    const role = await roleOf('administrator')
    const grants = role.grants.filter(({ object }) => object !== 'people')
    const answer = await update(role, { grants })
    expect([answer.status, answer.error.code]).toEqual([409, 'user.last_administrator'])
    expect((await roleOf('administrator')).grants).toEqual(role.grants)
  })

  test.each([
    [
      'an unknown action',
      { grants: [{ object: 'customer', action: 'fly', scope: 'all' }] },
      'role.unknown_permission',
    ],
    [
      'one permission twice',
      {
        grants: [
          { object: 'customer', action: 'view', scope: 'all' },
          { object: 'customer', action: 'view', scope: 'own' },
        ],
      },
      'role.grant_twice',
    ],
    ['an unknown field', { levels: { 'customer.secret': 'read' } }, 'role.unknown_field'],
    ['a name of nobody', { levels: { 'contact.name': 'hidden' } }, 'role.unknown_field'],
    ['the customer’s name', { levels: { 'customer.name': 'hidden' } }, 'role.unknown_field'],
  ])('with %s is refused', async (_, changes, code) => {
    const answer = await update(await roleOf('finance'), changes)
    expect([answer.status, answer.error.fields[0]?.code]).toEqual([400, code])
  })

  test('is reset only where there is a preset', async () => {
    const made = await administrator.call(contract.createRole, { body: { name: '临时' } })
    const answer = await administrator.call(contract.resetRole, {
      params: { id: made.result.id },
      body: { version: 1 },
    })
    expect(answer.error.code).toBe('role.no_preset')
    expect((await administrator.call(contract.createRole, { body: { name: '临时' } })).error.code).toBe(
      'role.name_taken',
    )
  })

  test('changed is recorded with what was given and taken', async () => {
    const role = await roleOf('operations')
    const grants = [
      ...role.grants.filter(({ object, action }) => object !== 'customer' || action !== 'export'),
      { object: 'log', action: 'view', scope: 'own' },
    ]
    await update(role, { grants, levels: { 'customer.budget': 'read' } })
    const { data } = await oneRow(
      testbed.database,
      sql<{
        data: unknown
      }>`select data from access_log where action = 'role.changed' and object_id = ${role.id} order by id desc`,
    )
    expect(data).toEqual({
      granted: ['log.view:all'],
      withdrawn: ['customer.export:all'],
      levels: { 'customer.budget': 'read' },
      levelsBefore: { 'customer.budget': 'edit' },
      fields: [],
    })
  })
})

describe('effective rights', () => {
  test('of two roles name both, the widest counts, as for the viewer', async () => {
    const { id: userId } = await oneRow(
      testbed.database,
      sql<{
        id: number
        version: number
      }>`select id, version from user_account where id = ${company.people.陈静}`,
    )
    const roleIds = [(await roleOf('sales')).id, (await roleOf('customer_service')).id]
    await administrator.call(updateUser, {
      params: { id: userId },
      body: { version: 1, changes: { roleIds } },
    })
    const { result } = await administrator.call(readRightsOf, { params: { id: userId } })
    const view = result.permissions.find(({ object, action }) => object === 'customer' && action === 'view')
    expect(view?.scope).toBe('all')
    expect(view?.through.map(({ role, scope }) => [role.name, scope])).toEqual([
      ['销售', 'own'],
      ['客服', 'all'],
    ])
    const viewer = await viewerOf(testbed.database, userId)
    expect(new Map(result.permissions.map((one) => [`${one.object}.${one.action}`, one.scope]))).toEqual(
      viewer?.grants,
    )
    expect(new Map(result.fields.map(({ field, level }) => [field, level]))).toEqual(viewer?.levels)
  })

  test('of somebody else are recorded as looked at, the own ones aren’t', async () => {
    const count = async () =>
      (
        await oneRow(
          testbed.database,
          sql<{
            count: number
          }>`select count(*)::integer as count from access_log where action = 'rights.viewed'`,
        )
      ).count
    const before = await count()
    await (await testbed.as(company.people.王磊)).call(readMyRights)
    expect(await count()).toBe(before)
    await administrator.call(readRightsOf, { params: { id: company.people.王磊 } })
    expect(await count()).toBe(before + 1)
  })
})
