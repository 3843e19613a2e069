import { beforeAll, describe, expect, test } from 'vitest'
import { customerHistory, listTrash } from '../../contract/customer-history.ts'
import { createFollowUp } from '../../contract/followups.ts'
import * as contract from '../../contract/trash.ts'
import { pdf, upload } from '../files/testing/uploads.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { heldUp } from '../platform/testing/held-up.ts'

/** Many go to the trash by one step, with what hangs on them, and come back by one. */
let testbed: TestApp
let company: Company
let owner: Caller
let supervisor: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
  supervisor = await testbed.as(company.people.李娜)
})

const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)

const several = async (name: PersonName, count: number) =>
  (await Promise.all(Array.from({ length: count }, () => company.customerOf(name)))).sort((a, b) => a - b)
const remove = (caller: Caller, ids: number[]) => caller.call(contract.deleteCustomers, { body: { ids } })
const restore = (caller: Caller, ids: number[]) => caller.call(contract.restoreCustomers, { body: { ids } })
const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>) =>
  (await statement.execute(testbed.database.db)).rows
const living = async (ids: number[]) =>
  (
    await rowsOf(sql<{ id: number }>`
      select id from customer where id = any(${ids}::bigint[]) and deleted_at is null order by id`)
  ).map(({ id }) => id)
const historyOf = async (id: number) =>
  (await supervisor.call(customerHistory, { params: { id }, query: {} })).result.rows.map(
    ({ kind, actor }) => [kind, actor?.name],
  )

test('the preview says before what happens after: which, which not and why, and what goes along', async () => {
  const full = await company.customerOf('王磊', { contacts: [{ name: '张三' }, { name: '李四' }] })
  const [bare = 0] = await several('王磊', 1)
  const [colleagues = 0, foreign = 0] = [...(await several('孙丽', 1)), ...(await several('陈静', 1))]
  await rowsOf(sql`
    insert into customer_share (customer_id, user_id, access)
    values (${colleagues}, ${company.people.王磊}, 'write')`)
  const key = '0190a1b2-0000-7000-8000-000000000001'
  const body = { content: '沟通了交期', key, next: { on: inAWeek } }
  expect((await owner.call(createFollowUp, { params: { id: full }, body })).status).toBe(200)
  expect((await upload(owner, full, '方案.pdf', pdf)).status).toBe(200)
  // On the colleague's: not counted, since it stays.
  await rowsOf(sql`
    insert into follow_up_plan (customer_id, owner_id, due_at) values (${colleagues}, ${company.people.孙丽}, now())`)
  const ids = [foreign, colleagues, bare, full, 999_999]
  const leftAlone = [{ id: colleagues, name: expect.any(String), why: 'not_allowed' }]

  const preview = await owner.call(contract.previewDeletion, { body: { ids } })
  const along = { contacts: 2, followUps: 1, plans: 1, files: 1 }
  expect(preview.result).toEqual({ able: 2, leftAlone, unknown: 2, ...along })
  expect((await remove(owner, ids)).result).toEqual({ deleted: [full, bare], leftAlone, unknown: 2 })
  expect(await living(ids)).toEqual([colleagues, foreign])
})

test('all come back as they were, by one step; each history tells of both', async () => {
  const ids = await several('王磊', 3)
  await remove(supervisor, ids)
  const trash = (await owner.call(listTrash, { query: {} })).result.rows
  expect(trash.filter(({ id }) => ids.includes(id)).map(({ deletedBy }) => deletedBy?.name)).toEqual([
    '李娜',
    '李娜',
    '李娜',
  ])
  expect((await restore(supervisor, ids)).result).toEqual({
    restored: ids,
    alike: 0,
    leftAlone: [],
    unknown: 0,
  })
  expect(await living(ids)).toEqual(ids)
  for (const id of ids)
    expect(await historyOf(id)).toEqual([
      ['restored', '李娜'],
      ['deleted', '李娜'],
      ['created', '王磊'],
    ])
})

describe('coming back', () => {
  test('passes over what somebody brought back already', async () => {
    const ids = await several('王磊', 2)
    await remove(supervisor, ids)
    await restore(owner, ids.slice(0, 1))
    expect((await restore(supervisor, ids)).result).toEqual({
      restored: ids.slice(1),
      alike: 0,
      leftAlone: [],
      unknown: 1,
    })
    expect(await living(ids)).toEqual(ids)
  })

  test('leaves those in the trash whose credit code another has by now, or one that comes back with them', async () => {
    const codes = ['91350100M000100Y43', '91440300708461136T']
    const taken = await company.customerOf('王磊', { creditCode: codes[0] })
    const first = await company.customerOf('王磊', { creditCode: codes[1] })
    await remove(owner, [taken, first])
    await company.customerOf('孙丽', { creditCode: codes[0] })
    const second = await company.customerOf('王磊', { creditCode: codes[1] })
    const [without = 0] = await several('王磊', 1)
    await remove(owner, [second, without])
    const { result } = await restore(owner, [taken, first, second, without])
    expect([result.restored, result.leftAlone.map(({ id, why }) => [id, why])]).toEqual([
      [first, without],
      [
        [taken, 'duplicate'],
        [second, 'duplicate'],
      ],
    ])
    expect(await living([taken, first, second, without])).toEqual([first, without])
  })
})

describe('two at once', () => {
  test('who delete overlapping sets in opposite order: each customer goes once, by one of them', async () => {
    const ids = await several('王磊', 30)
    const [mine, theirs] = [ids.slice(0, 20), ids.slice(10).toReversed()]
    const answers = await heldUp(testbed.database, 'customer', 2, () => [
      remove(owner, mine),
      remove(supervisor, theirs),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.flatMap(({ result }) => result.deleted).sort((a, b) => a - b)).toEqual(ids)
    expect(answers.map(({ result }) => result.unknown).sort((a, b) => a - b)).toEqual([0, 10])
    const versions = await rowsOf(sql<{ version: number }>`
      select distinct version from customer where id = any(${ids}::bigint[]) and deleted_at is not null`)
    expect(versions).toEqual([{ version: 2 }])
  })

  test('who bring the same back: once', async () => {
    const ids = await several('王磊', 10)
    await remove(owner, ids)
    const answers = await heldUp(testbed.database, 'customer', 2, () => [
      restore(owner, ids),
      restore(supervisor, ids.toReversed()),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.flatMap(({ result }) => result.restored).sort((a, b) => a - b)).toEqual(ids)
    expect(await living(ids)).toEqual(ids)
  })
})
