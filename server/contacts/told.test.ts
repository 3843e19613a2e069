import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../contract/contacts.ts'
import { customerHistory } from '../../contract/customer-history.ts'
import { createCustomer } from '../../contract/customers.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** What is told of contacts: in the history, and of what one may do with them (DOMAIN §1). */
let testbed: TestApp
let company: Company
let owner: Caller
let customerId: number

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
})
beforeEach(async () => {
  customerId = await company.customerOf('王磊')
})

const add = (body: Record<string, unknown>, by = owner) =>
  by.call(contract.createContact, { params: { id: customerId }, body })
const edit = (id: number, version: number, changes: Record<string, unknown>, by = owner) =>
  by.call(contract.updateContact, { params: { id }, body: { version, changes } })

describe('the history', () => {
  const history = async () =>
    (await owner.call(customerHistory, { params: { id: customerId }, query: {} })).result.rows.map(
      ({ kind, record, recordName, changes }) => [kind, record, recordName, changes.length],
    )

  test('tells of a contact that was added later', async () => {
    await add({ name: '张三' })
    expect(await history()).toEqual([
      ['created', 'contact', '张三', 0],
      ['created', 'customer', null, 0],
    ])
  })

  test('counts the contacts of a new customer to its creation', async () => {
    const contacts = [{ name: '张三', phones: ['13800138000'] }, { name: '李四' }]
    const { result } = await owner.call(createCustomer, { body: { name: '历史商行', contacts } })
    customerId = result.id
    expect(await history()).toEqual([['created', 'customer', null, 0]])
  })
})

test('a misspelt field of a new customer’s contact is refused, not lost', async () => {
  const body = { name: '笔误商行', contacts: [{ name: '张三', phone: '13800138000' }] }
  const answer = await owner.call(createCustomer, { body })
  expect([answer.status, answer.error.fields[0]?.path]).toEqual([400, 'contacts.0.phone'])
})

describe('what the customer’s page offers is what the server allows', () => {
  test.each([
    ['王磊', [true, true, true]],
    ['郑洁', [true, true, false]],
    ['周敏', [true, false, false]],
    ['冯涛', [false, false, false]],
  ] as const)('%s', async (name, offered) => {
    const { id } = (await add({ name: '张三' })).result
    const caller = await testbed.as(company.people[name])
    const { result } = await caller.call(contract.listContacts, { params: { id: customerId } })
    const can = result.rows[0]?.can
    expect([result.can.create, can?.edit, can?.delete]).toEqual(offered)
    const tried = [
      await add({ name: '李四' }, caller),
      await edit(id, 1, { jobTitle: '采购' }, caller),
      await caller.call(contract.deleteContact, { params: { id } }),
    ]
    expect(tried.map(({ status }) => status === 200)).toEqual(offered)
  })
})
