import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../contract/contacts.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** DOMAIN §2, Contacts; S2-16. */
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

const add = async (body: Record<string, unknown>) =>
  owner.call(contract.createContact, { params: { id: customerId }, body })
const idOf = async (body: Record<string, unknown>) => (await add(body)).result.id
const edit = (id: number, version: number, changes: Record<string, unknown>, by = owner) =>
  by.call(contract.updateContact, { params: { id }, body: { version, changes } })
const list = async () => (await owner.call(contract.listContacts, { params: { id: customerId } })).result.rows

describe('two people on one contact', () => {
  let supervisor: Caller
  beforeAll(async () => {
    supervisor = await testbed.as(company.people.李娜)
  })

  test('different fields merge', async () => {
    const id = await idOf({ name: '张三' })
    await edit(id, 1, { jobTitle: '采购经理' })
    expect((await edit(id, 1, { goodHours: '上午' }, supervisor)).status).toBe(200)
    expect((await list())[0]).toMatchObject({ jobTitle: '采购经理', goodHours: '上午' })
  })

  test('the same field is refused with both values', async () => {
    const id = await idOf({ name: '张三' })
    await edit(id, 1, { jobTitle: '采购经理' })
    const answer = await edit(id, 1, { jobTitle: '总监' }, supervisor)
    expect(answer.error.collisions).toEqual({
      jobTitle: { yours: '总监', theirs: '采购经理', by: '王磊', at: expect.any(String) },
    })
  })

  test('a masked value stays masked in the collision', async () => {
    const id = await idOf({ name: '张三' })
    await edit(id, 1, { email: 'geheim@example.com', wechat: 'wx_geheim' })
    const answer = await edit(id, 1, { email: 'other@example.com', wechat: 'wx_other' }, supervisor)
    expect(answer.error.code).toBe('record.changed')
    expect(answer.text).not.toContain('geheim')
  })

  test('phones of both are not lost in silence', async () => {
    const id = await idOf({ name: '张三', phones: ['13800138000'] })
    await edit(id, 1, { phones: ['13800138000', '13900139000'] })
    const answer = await edit(id, 1, { phones: ['13800138000', '13700137000'] }, supervisor)
    expect([answer.status, answer.error.code]).toEqual([409, 'record.changed'])
    expect(answer.error.collisions).toHaveProperty('phones')
    expect(answer.text).not.toContain('139001')
    expect((await list())[0]?.phones.map(({ dial }) => dial)).toEqual(['+8613800138000', '+8613900139000'])
  })

  test('the same phones twice are no collision', async () => {
    const id = await idOf({ name: '张三', phones: ['13800138000'] })
    await edit(id, 1, { phones: ['13900139000'] })
    expect((await edit(id, 1, { phones: ['139 0013 9000'] })).status).toBe(200)
  })
})
