import { beforeAll, describe, expect, test } from 'vitest'
import { customerHistory } from '../../contract/customer-history.ts'
import * as contract from '../../contract/customers.ts'
import { updateUser } from '../../contract/people.ts'
import { sql } from '../platform/database.ts'
import { type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** A customer's department is its owner's, at every moment that anybody can see. */
let testbed: TestApp
let company: Company

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
})

const as = (name: PersonName) => testbed.as(company.people[name])
const give = async (by: PersonName, id: number, ownerId: number | null, version = 1) =>
  (await as(by)).call(contract.updateCustomer, { params: { id }, body: { version, changes: { ownerId } } })
const whereIs = (id: number) =>
  oneRow(
    testbed.database,
    sql<{ owner: number; department: number }>`
    select owner_id as owner, department_id as department from customer where id = ${id}`,
  )

describe('a new owner', () => {
  test('takes the customer into the own department', async () => {
    const id = await company.customerOf('王磊')
    expect((await give('赵总', id, company.people.陈静)).status).toBe(200)
    expect(await whereIs(id)).toEqual({ owner: company.people.陈静, department: company.departments.华南区 })
  })

  test('is what both history entries of the change name', async () => {
    const id = await company.customerOf('王磊')
    await give('赵总', id, company.people.陈静)
    const { rows } = (await (await as('赵总')).call(customerHistory, { params: { id }, query: {} })).result
    expect(rows[0]?.changes).toEqual([
      { field: 'ownerId', before: company.people.王磊, after: company.people.陈静 },
      { field: 'departmentId', before: company.departments.华东区, after: company.departments.华南区 },
    ])
  })

  test.each([
    ['of somebody who may not assign', '王磊', '孙丽', 403],
    ['who has left', '李娜', '何军', 400],
  ] as const)('%s is refused', async (_, by, to, status) => {
    const id = await company.customerOf('王磊')
    const answer = await give(by, id, company.people[to])
    expect(answer.status, answer.text).toBe(status)
    expect((await whereIs(id)).owner).toBe(company.people.王磊)
  })

  test('can’t be nobody', async () => {
    const id = await company.customerOf('王磊')
    const answer = await give('李娜', id, null)
    expect([answer.status, answer.error.fields[0]?.path]).toEqual([400, 'changes.ownerId'])
  })

  test('is assigned only as far as the right to assign reaches', async () => {
    // 吴婷 edits all customers; as a supervisor besides she assigns those of her own department only.
    const { db } = testbed.database
    await sql`insert into user_role select ${company.people.吴婷}, id from role where key = 'sales_supervisor'`.execute(
      db,
    )
    const id = await company.customerOf('王磊')
    const caller = await as('吴婷')
    const opened = await caller.call(contract.openCustomer, { params: { id } })
    expect(opened.result.can).toMatchObject({ edit: true, assign: false })
    expect((await give('吴婷', id, company.people.孙丽)).status).toBe(403)
  })

  test('of a customer just entered is who enters it, unless one may assign', async () => {
    const own = await (await as('王磊')).call(contract.createCustomer, { body: { name: '自己的商行' } })
    expect((await whereIs(own.result.id)).owner).toBe(company.people.王磊)
    const body = { name: '别人的商行', ownerId: company.people.孙丽 }
    expect((await (await as('王磊')).call(contract.createCustomer, { body })).status).toBe(403)
    const given = await (await as('李娜')).call(contract.createCustomer, { body })
    expect(await whereIs(given.result.id)).toEqual({
      owner: company.people.孙丽,
      department: company.departments.华东区,
    })
  })
})

describe('an owner who changes department', () => {
  const move = async (name: PersonName, departmentId: number) => {
    const { version } = await oneRow(
      testbed.database,
      sql<{ version: number }>`
      select version from user_account where id = ${company.people[name]}`,
    )
    return (await as('管理员')).call(updateUser, {
      params: { id: company.people[name] },
      body: { version, changes: { departmentId } },
    })
  }

  test('takes all customers along, those in the trash too', async () => {
    const kept = await company.customerOf('陈静')
    const deleted = await company.customerOf('陈静')
    await (await as('陈静')).call(contract.deleteCustomer, { params: { id: deleted } })
    expect((await move('陈静', company.departments.综合部)).status).toBe(200)
    for (const id of [kept, deleted]) expect((await whereIs(id)).department).toBe(company.departments.综合部)
    await move('陈静', company.departments.华南区)
  })

  test('and edits at the same time: nobody is turned away, and nothing is left behind', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => company.customerOf('孙丽')))
    const owner = await as('孙丽')
    const answers = await Promise.all([
      move('孙丽', company.departments.华南区),
      ...ids.map((id) =>
        owner.call(contract.updateCustomer, {
          params: { id },
          body: { version: 1, changes: { address: '新' } },
        }),
      ),
      ...Array.from({ length: 8 }, (_, index) =>
        owner.call(contract.createCustomer, { body: { name: `搬家时录入${index}商行` } }),
      ),
      ...ids.map((id) => give('管理员', id, company.people.孙丽)),
    ])
    expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([])
    const { left } = await oneRow(
      testbed.database,
      sql<{ left: number }>`
      select count(*) as left from customer
      where owner_id = ${company.people.孙丽} and department_id <> ${company.departments.华南区}`,
    )
    expect(left).toBe(0)
    await move('孙丽', company.departments.华东区)
  })

  test('no customer anywhere stands outside of its owner’s department', async () => {
    const { astray } = await oneRow(
      testbed.database,
      sql<{ astray: number }>`
      select count(*) as astray from customer c join user_account u on u.id = c.owner_id
      where u.department_id <> c.department_id`,
    )
    expect(astray).toBe(0)
  })
})
