import { beforeAll, describe, expect, test } from 'vitest'
import { deleteFollowUp } from '../../contract/followups.ts'
import { searchFollowUps } from '../../contract/search.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** Words in what was written about customers; whoever sees the customer finds them. */
let testbed: TestApp
let company: Company
let own: number
let other: number

const long = `${'前'.repeat(40)}样机到了${'后'.repeat(90)}`

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  own = await company.customerOf('王磊', { name: '浙江天穹轴承有限公司' })
  other = await company.customerOf('陈静', { name: '广东岭南塑胶有限公司' })
  await written(own, '上门拜访，看了样机，PLC 程序要改', 3)
  await written(own, '100% 付款_到账', 2)
  await written(other, '样机已发货', 1)
})

async function written(customerId: number, content: string, daysAgo = 0): Promise<number> {
  const { id } = await oneRow(
    testbed.database,
    sql<{ id: number }>`
      insert into follow_up (customer_id, at, method, content, created_by)
      values (${customerId}, now() - make_interval(days => ${daysAgo}), 'phone', ${content}, ${company.people.王磊})
      returning id`,
  )
  return id
}

const as = (name: PersonName) => testbed.as(company.people[name])
const find = async (q: string, by: Caller) => (await by.call(searchFollowUps, { query: { q } })).result.rows
const textsFor = async (q: string, name: PersonName) =>
  (await find(q, await as(name))).map(({ snippet: { before, hit, after } }) => `${before}[${hit}]${after}`)

test.each([
  ['two characters in the middle', '样机', ['上门拜访，看了[样机]，PLC 程序要改']],
  ['letters in whatever case', 'plc 程序', ['上门拜访，看了样机，[PLC 程序]要改']],
  ['signs as they are', '0% 付款_', ['10[0% 付款_]到账']],
  ['one character finds nothing', '样', []],
  ['what stands nowhere', '样品', []],
])('%s', async (_, q, texts) => {
  expect(await textsFor(q, '王磊')).toEqual(texts)
})

test.each([
  ['王磊', ['浙江天穹轴承有限公司']],
  ['陈静', ['广东岭南塑胶有限公司']],
  ['赵总', ['广东岭南塑胶有限公司', '浙江天穹轴承有限公司']],
  ['孙丽', []],
] as [PersonName, string[]][])(
  '%s finds those of customers that are seen, the latest first',
  async (name, names) => {
    expect((await find('样机', await as(name))).map(({ customer }) => customer.name)).toEqual(names)
  },
)

test('what was deleted is found no more, nor with a customer in the trash', async () => {
  const caller = await as('王磊')
  const id = await written(own, '误写的一条')
  expect(await find('误写', caller)).toMatchObject([{ id, author: { name: '王磊' } }])
  await caller.call(deleteFollowUp, { params: { id } })
  expect(await find('误写', caller)).toEqual([])
  const gone = await company.customerOf('王磊')
  await written(gone, '随客户进了回收站')
  await sql`update customer set deleted_at = now() where id = ${gone}`.execute(testbed.database.db)
  expect(await find('回收站', caller)).toEqual([])
})

test('a long text is shown around its hit', async () => {
  await written(own, long)
  expect(await textsFor('样机到', '王磊')).toEqual([`…${'前'.repeat(16)}[样机到]了${'后'.repeat(59)}…`])
})

describe('among many', () => {
  beforeAll(async () => {
    const many = (customerId: number, content: string, count: number) =>
      sql`insert into follow_up (customer_id, at, method, content)
        select ${customerId}, now() - interval '1 year' + n * interval '1 second', 'phone', ${content} || n
        from generate_series(1, ${count}::integer) as n`.execute(testbed.database.db)
    // More than are read of the index, then what is looked for, then more than are the latest.
    await many(other, '报价已发出', 1600)
    await many(own, '早先谈过报价', 20)
    await many(own, '早先谈过交期', 1)
    await many(other, '报价已确认', 3100)
  })

  test('a word that is frequent, but not in what is seen of the latest', async () => {
    expect(await textsFor('报价', '王磊')).toHaveLength(8)
  })

  test('a rare one among what is no longer the latest', async () => {
    expect(await textsFor('交期', '王磊')).toEqual(['早先谈过[交期]1'])
  })

  test('the latest of a frequent one first', async () => {
    expect((await textsFor('报价', '陈静'))[0]).toBe('[报价]已确认3100')
  })
})
