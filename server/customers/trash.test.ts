import { beforeAll, expect, test } from 'vitest'
import * as contacts from '../../contract/contacts.ts'
import { customerHistory, listTrash } from '../../contract/customer-history.ts'
import * as contract from '../../contract/customers.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { keptDays, purgeTrash } from './trash.ts'

/** A deleted customer is out of sight, can be brought back for 30 days, and is then gone for good. */
let testbed: TestApp
let company: Company
let owner: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
})

const remove = (id: number) => owner.call(contract.deleteCustomer, { params: { id } })
const restore = (id: number) => owner.call(contract.restoreCustomer, { params: { id } })
const open = (id: number) => owner.call(contract.openCustomer, { params: { id } })

test('out and back: record, contacts and history are as before', async () => {
  const id = await company.customerOf('王磊', { mainBusiness: '轴承', contacts: [{ name: '张三' }] })
  expect((await remove(id)).status).toBe(200)
  expect((await open(id)).status).toBe(404)
  const trash = (await owner.call(listTrash, { query: {} })).result.rows
  expect(trash.map((row) => row.id)).toContain(id)
  expect((await restore(id)).status).toBe(200)
  expect((await open(id)).result).toMatchObject({ mainBusiness: '轴承', contactCount: 1, deletedAt: null })
  expect((await owner.call(contacts.listContacts, { params: { id } })).result.rows).toHaveLength(1)
  const { rows } = (await owner.call(customerHistory, { params: { id }, query: {} })).result
  expect(rows.map(({ kind }) => kind)).toEqual(['restored', 'deleted', 'created'])
})

test('twice is once: what is in the trash isn’t deleted again, what lives isn’t restored', async () => {
  const id = await company.customerOf('王磊')
  expect((await restore(id)).status).toBe(404)
  const answers = await Promise.all([remove(id), remove(id), remove(id)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404])
})

test('a credit code that another customer has by now keeps it in the trash', async () => {
  const creditCode = '91350100M000100Y43'
  const id = await company.customerOf('王磊', { creditCode })
  await remove(id)
  const heir = await company.customerOf('孙丽', { creditCode })
  const answer = await restore(id)
  expect([answer.status, answer.error.code]).toEqual([409, 'customer.duplicate'])
  expect(answer.error.message).toContain('孙丽')
  await sql`update customer set credit_code = null where id = ${heir}`.execute(testbed.database.db)
  expect((await restore(id)).status).toBe(200)
})

test('the trash is paged, the latest first', async () => {
  await sql`delete from customer where deleted_at is not null`.execute(testbed.database.db)
  const ids: number[] = []
  for (let count = 0; count < 5; count += 1) {
    const id = await company.customerOf('王磊')
    await remove(id)
    ids.unshift(id)
  }
  const met: number[] = []
  let after: string | null | undefined
  do {
    const { result } = await owner.call(listTrash, { query: { limit: 2, ...(after && { after }) } })
    met.push(...result.rows.map(({ id }) => id))
    after = result.next
  } while (after)
  expect(met).toEqual(ids)
})

test(`after ${keptDays} days nothing of it is left, neither its contacts nor its history`, async () => {
  const { database } = testbed
  const create = async () => {
    const id = await company.customerOf('王磊', { contacts: [{ name: '张三', phones: ['13800138000'] }] })
    const [contact] = (await owner.call(contacts.listContacts, { params: { id } })).result.rows
    await owner.call(contacts.updateContact, {
      params: { id: contact?.id ?? 0 },
      body: { version: 1, changes: { phones: ['13800138001'], name: '李四' } },
    })
    await remove(id)
    return id
  }
  const [old, young] = [await create(), await create()]
  await sql`update customer set deleted_at = now() - make_interval(days => ${keptDays}, mins => 1) where id = ${old}`.execute(
    database.db,
  )
  await sql`update customer set deleted_at = now() - make_interval(days => ${keptDays - 1}, hours => 23) where id = ${young}`.execute(
    database.db,
  )
  expect(await purgeTrash(database.db)).toBe(1)
  const left = (id: number) =>
    oneRow(
      database,
      sql<{ rows: number[] }>`
      select array[
        (select count(*) from customer where id = ${id}),
        (select count(*) from contact where customer_id = ${id}),
        (select count(*) from contact_phone where customer_id = ${id}),
        (select least(count(*), 1) from change_log where customer_id = ${id})] as rows`,
    )
  expect(await left(old)).toEqual({ rows: [0, 0, 0, 0] })
  expect(await left(young)).toEqual({ rows: [1, 1, 1, 1] })
})
