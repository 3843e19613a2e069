import { beforeAll, expect, test } from 'vitest'
import { customerHistory } from '../../contract/customer-history.ts'
import * as customers from '../../contract/customers.ts'
import * as contract from '../../contract/groups.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

let testbed: TestApp
let company: Company
let owner: Caller
let head: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
  head = await testbed.as(company.people.赵总)
})

const put = (caller: Caller, id: number, name: string | null) =>
  caller.call(contract.setGroup, { params: { id }, body: { name } })
const read = async (caller: Caller, id: number) =>
  (await caller.call(contract.readGroup, { params: { id } })).result

test('a group is made by its name, and shows and counts the members that one sees', async () => {
  const [a, b, foreign] = [
    await company.customerOf('王磊'),
    await company.customerOf('王磊'),
    await company.customerOf('陈静'),
  ]
  const made = await put(owner, a, '华信集团')
  const again = await put(owner, b, ' 华信集团 ')
  expect(again.result.group).toEqual(made.result.group)
  await put(head, foreign, '华信集团')
  const mine = await read(owner, a)
  expect([mine.group?.name, mine.count, mine.members.map(({ id }) => id)]).toEqual(['华信集团', 1, [b]])
  expect((await read(head, a)).count).toBe(2)
  const { rows } = (
    await owner.call(customers.listCustomers, {
      query: { groupId: made.result.group?.id, sort: 'createdAt' },
    })
  ).result
  expect(rows.map(({ id }) => id)).toEqual([a, b])
  expect((await owner.call(customers.openCustomer, { params: { id: a } })).result.group?.name).toBe(
    '华信集团',
  )
})

test('a name is offered to who sees a member, and to nobody else', async () => {
  await put(await testbed.as(company.people.陈静), await company.customerOf('陈静'), '远洋控股')
  const names = async (caller: Caller, q: string) =>
    (await caller.call(contract.findGroups, { query: { q } })).result.rows.map(({ name }) => name)
  expect(await names(head, '远洋')).toEqual(['远洋控股'])
  expect(await names(owner, '远洋')).toEqual([])
  expect(await names(head, '%')).toEqual([])
})

test('two who make the same group at once make one', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => company.customerOf('王磊')))
  const answers = await Promise.all(ids.map((id) => put(owner, id, '同时集团')))
  expect(new Set(answers.map(({ result }) => result.group?.id)).size).toBe(1)
})

test('the history tells the names, and the same group again tells nothing', async () => {
  const id = await company.customerOf('王磊')
  await put(owner, id, '甲集团')
  await put(owner, id, '甲集团')
  await put(owner, id, '乙集团')
  await put(owner, id, null)
  const { rows } = (await owner.call(customerHistory, { params: { id }, query: {} })).result
  expect(rows.flatMap(({ changes }) => changes)).toEqual([
    { field: 'groupId', before: '乙集团', after: null },
    { field: 'groupId', before: '甲集团', after: '乙集团' },
    { field: 'groupId', before: null, after: '甲集团' },
  ])
})
