import { beforeAll, expect, test } from 'vitest'
import { namesOfCustomers, search } from '../../contract/search.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** What the person works with stands first, of what was found by the same text. */
let testbed: TestApp
let company: Company
let caller: Caller
const ids: Record<string, number> = {}

const customers: [name: string, owner: PersonName, followedUpDaysAgo?: number][] = [
  ['云帆', '陈静'],
  ['云帆电子', '陈静'],
  ['江苏云帆', '陈静'],
  ['江苏云帆精密电子有限公司', '孙丽', 40],
  ['浙江云帆精密轴承有限公司', '孙丽', 3],
  ['云帆精密电子（苏州）有限公司', '孙丽'],
]

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  for (const [name, owner, daysAgo] of customers) {
    ids[name] = await company.customerOf(owner, { name, contacts: [{ name: '毕云' }] })
    await sql`update customer set last_follow_up_at = now() - make_interval(days => ${daysAgo ?? null}::integer)
      where id = ${ids[name]}`.execute(database.db)
    const role = sql`select id from role where key = 'management'`
    await sql`insert into user_role (user_id, role_id) select ${company.people.孙丽}, (${role}) on conflict do nothing`.execute(
      database.db,
    )
  }
  caller = await testbed.as(company.people.孙丽)
})

const found = async (q: string, recent: string[] = []) => {
  const query = { q, ...(recent.length > 0 && { recent: recent.map((name) => ids[name]).join(',') }) }
  return (await caller.call(search, { query })).result
}
const names = async (q: string, recent?: string[]) => (await found(q, recent)).rows.map(({ name }) => name)

test('the very name; what is owned and followed up lately; what is owned; what begins with it; what is shorter', async () => {
  expect(await names('云帆')).toEqual([
    '云帆',
    '浙江云帆精密轴承有限公司',
    '云帆精密电子（苏州）有限公司',
    '江苏云帆精密电子有限公司',
    '云帆电子',
    '江苏云帆',
  ])
})

test.each(['云帆', 'yunfan'])('what was opened lately before all but the very name: %s', async (q) => {
  const order = await names(q, ['江苏云帆'])
  expect(order.filter((name) => name !== '云帆')[0]).toBe('江苏云帆')
})

test('contacts of what one works with first', async () => {
  const of = async (recent?: string[]) =>
    (await found('毕云', recent)).contacts.map(({ customer }) => customer.name)
  expect((await of())[0]).toBe('浙江云帆精密轴承有限公司')
  expect((await of(['江苏云帆']))[0]).toBe('江苏云帆')
})

test('names by ids come in their order, without those that are not seen or not there', async () => {
  const gone = await company.customerOf('孙丽', { name: '进了回收站的客户' })
  await sql`update customer set deleted_at = now() where id = ${gone}`.execute(testbed.database.db)
  const seller = await testbed.as(company.people.陈静)
  const wanted = ['江苏云帆', '浙江云帆精密轴承有限公司', '云帆'].map((name) => ids[name])
  const called = async (by: Caller) =>
    (
      await by.call(namesOfCustomers, { query: { ids: `${wanted.join(',')},${gone},999999` } })
    ).result.rows.map(({ name }) => name)
  expect(await called(caller)).toEqual(['江苏云帆', '浙江云帆精密轴承有限公司', '云帆'])
  expect(await called(seller)).toEqual(['江苏云帆', '云帆'])
})
