import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as contract from '../../contract/contacts.ts'
import { customerHistory } from '../../contract/customer-history.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** A contact who leaves keeps the history; a successor takes over being the primary one, and those who report. */
let testbed: TestApp
let company: Company
let owner: Caller
let customerId: number
let ids: Record<'leaver' | 'boss' | 'second' | 'junior', number>

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
})
/** The leaver, primary, reports to the boss; second reports to the leaver, junior to second. */
beforeEach(async () => {
  customerId = await company.customerOf('王磊')
  const add = async (name: string, reportsToId?: number) =>
    (
      await owner.call(contract.createContact, {
        params: { id: customerId },
        body: { name, ...(reportsToId && { reportsToId }) },
      })
    ).result.id
  const leaver = await add('离职者')
  const boss = await add('老板')
  const second = await add('副手', leaver)
  ids = { leaver, boss, second, junior: await add('新人', second) }
  await owner.call(contract.updateContact, {
    params: { id: leaver },
    body: { version: 1, changes: { reportsToId: boss } },
  })
})

const leave = (body: object, by = owner) =>
  by.call(contract.updateContact, {
    params: { id: ids.leaver },
    body: { version: 2, changes: { leftOn: '2026-03-02' }, ...body },
  })
const contacts = async () =>
  (await owner.call(contract.listContacts, { params: { id: customerId } })).result.rows
const chain = async () => {
  const rows = await contacts()
  const nameOf = (id: number | null) => rows.find((row) => row.id === id)?.name ?? null
  return Object.fromEntries(rows.map(({ name, reportsToId }) => [name, nameOf(reportsToId)]))
}
const primary = async () => (await contacts()).filter(({ isPrimary }) => isPrimary).map(({ name }) => name)

test('takes over being the primary one; who left stays with the record and its history', async () => {
  const answer = await leave({ successor: { contactId: ids.second } })
  expect([answer.status, answer.result], answer.text).toEqual([200, { version: 3 }])
  expect(await primary()).toEqual(['副手'])
  expect((await contacts()).find(({ id }) => id === ids.leaver)).toMatchObject({
    leftOn: '2026-03-02',
    version: 3,
  })
  expect(await chain()).toMatchObject({ 副手: '离职者', 新人: '副手' })
  const { rows } = (await owner.call(customerHistory, { params: { id: customerId }, query: {} })).result
  const told = rows
    .filter(({ recordName }) => recordName === '离职者')
    .flatMap(({ changes }) => changes.map(({ field }) => field))
  expect(told).toEqual(expect.arrayContaining(['leftOn', 'isPrimary']))
})

test('takes those who reported along, and the leaver’s place where they stood below', async () => {
  await leave({ successor: { contactId: ids.junior, takesReports: true } })
  expect(await chain()).toEqual({ 离职者: '老板', 老板: null, 副手: '新人', 新人: '老板' })
})

test('of one who stood above or beside moves the reports only', async () => {
  await leave({ successor: { contactId: ids.boss, takesReports: true } })
  expect(await chain()).toEqual({ 离职者: '老板', 老板: null, 副手: '老板', 新人: '副手' })
})

test('can be somebody new', async () => {
  await leave({ successor: { name: '接任者', takesReports: true } })
  expect(await primary()).toEqual(['接任者'])
  expect(await chain()).toMatchObject({ 副手: '接任者', 接任者: null })
})

test('may be left open: nobody takes anything over', async () => {
  await leave({})
  expect([await primary(), (await chain()).副手]).toEqual([['离职者'], '离职者'])
})

test('can be named later, of who has left already', async () => {
  await leave({})
  const body = { version: 3, changes: {}, successor: { contactId: ids.boss } }
  expect((await owner.call(contract.updateContact, { params: { id: ids.leaver }, body })).status).toBe(200)
  expect(await primary()).toEqual(['老板'])
})

test.each([
  ['of who stays', { changes: { jobTitle: '采购' }, successor: { name: '甲' } }, 'successor'],
  ['who is nobody', { successor: {} }, 'successor'],
  ['who is two', { successor: { contactId: 1, name: '甲' } }, 'successor'],
  ['of another customer', { successor: { contactId: 999_999 } }, 'successor.contactId'],
] as const)('%s is refused', async (_, body, path) => {
  const answer = await leave(body)
  expect([answer.status, answer.error.fields?.[0]?.path], answer.text).toEqual([400, path])
  expect(await primary()).toEqual(['离职者'])
})

test('who has left too, or the leaver, is refused', async () => {
  await owner.call(contract.updateContact, {
    params: { id: ids.boss },
    body: { version: 1, changes: { leftOn: '2026-01-01' } },
  })
  for (const contactId of [ids.boss, ids.leaver])
    expect((await leave({ successor: { contactId } })).status).toBe(400)
})
