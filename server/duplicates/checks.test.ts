import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as contract from '../../contract/customers.ts'
import { checkDuplicate } from '../../contract/duplicates.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** DOMAIN §2: a hit is the one exception to "unseen is like non-existent", so it is rate-limited and recorded. */
const name = '广州岭南塑胶有限公司'
const code = '91350211M000100Y46'
let database: Awaited<ReturnType<typeof testDatabase>>
let testbed: TestApp
let company: Company
let unseen: number

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
  unseen = await company.customerOf('陈静', { name, creditCode: code })
})
beforeEach(async () => {
  testbed = await testApp(database)
  await sql`truncate event`.execute(database.db)
})

const as = (person: PersonName) => testbed.as(company.people[person])
const check = (caller: Caller, body: Record<string, unknown> = { name }) =>
  caller.call(checkDuplicate, { body })
const create = (caller: Caller, body: Record<string, unknown>) =>
  caller.call(contract.createCustomer, { body })
const recorded = async () =>
  (
    await sql<Record<string, unknown>>`
      select kind, actor_id as by, customer_id as customer, data from event
      where kind = 'customer.duplicate_checked' order by id`.execute(testbed.database.db)
  ).rows

test.each([
  ['name', { name }],
  ['credit code', { creditCode: ` ${code.toLowerCase()} ` }],
])('a hit by %s on a customer that isn’t seen is recorded, by ids alone', async (_, body) => {
  await check(await as('王磊'), body)
  expect(await recorded()).toEqual([
    { kind: 'customer.duplicate_checked', by: company.people.王磊, customer: unseen, data: {} },
  ])
})

test('each of them stands in the access log too', async () => {
  const other = await company.customerOf('陈静', { name, isAnother: true })
  const { last } = await oneRow<{ last: number }>(
    database,
    sql`select coalesce(max(id), 0) as last from access_log`,
  )
  await check(await as('王磊'))
  expect((await recorded()).map(({ customer }) => customer)).toEqual([unseen, other])
  const { rows } = await sql`
    select actor_id as by, customer_id as customer from access_log
    where id > ${last} and action = 'customer.duplicateChecked' order by id`.execute(testbed.database.db)
  expect(rows).toEqual([unseen, other].map((customer) => ({ by: company.people.王磊, customer })))
  await sql`delete from customer where id = ${other}`.execute(testbed.database.db)
})

test.each([
  ['a hit on a customer that is seen', '赵总', { name }],
  ['no hit', '王磊', { name: '无此公司' }],
] as const)('%s is nothing to record', async (_, person, body) => {
  await check(await as(person), body)
  expect(await recorded()).toEqual([])
})

test('an entry, or a new credit code, that is refused tells as much and is recorded as well', async () => {
  const caller = await as('王磊')
  expect((await create(caller, { name })).error.code).toBe('customer.duplicate')
  const id = await company.customerOf('王磊')
  const edited = await caller.call(contract.updateCustomer, {
    params: { id },
    body: { version: 1, changes: { creditCode: code } },
  })
  expect([edited.error.code, edited.error.fields[0]?.path]).toEqual([
    'customer.duplicate',
    'changes.creditCode',
  ])
  expect((await recorded()).map(({ customer }) => customer)).toEqual([unseen, unseen])
})

test('so is one that is refused for a number of its contact', async () => {
  const { db } = testbed.database
  const contacts = [{ name: '赵明', phones: ['13812345678'] }]
  const other = await company.customerOf('陈静', { name: '湛江海纳水产', contacts })
  await sql`update duplicate_rule set effect = 'block' where kinds = '{phone}'`.execute(db)
  const refused = await create(await as('王磊'), { name: '另一家商行', contacts })
  expect(refused.error.fields[0]?.code).toBe('duplicate.blocked.phone')
  expect((await recorded()).map(({ customer }) => customer)).toEqual([other])
})

test('an entry that is refused for another reason tells nothing, and nothing is recorded', async () => {
  const answer = await create(await as('王磊'), { name, industryId: 999_999 })
  expect(answer.error.fields[0]?.path).toBe('industryId')
  expect(await recorded()).toEqual([])
})

test('120 a minute are enough for one person, and leave the others theirs', async () => {
  const caller = await as('王磊')
  for (let count = 0; count < 120; count += 1) expect((await check(caller)).status).toBe(200)
  const more = await check(await as('王磊'))
  expect([more.status, more.error.code]).toEqual([429, 'rate.limited'])
  expect(Number(more.headers['retry-after'])).toBeGreaterThan(0)

  const refused = await create(caller, { name })
  expect(refused.error.code).toBe('rate.limited')
  expect(refused.text).not.toContain('陈静')
  expect((await create(caller, { name: '确实没有的商行' })).status).toBe(200)

  expect((await check(await as('孙丽'))).status).toBe(200)
})

test('an export is recorded, by its format alone', async () => {
  const caller = await as('王磊')
  await caller.call(contract.exportCustomers, { query: { format: 'csv', q: '岭南' } })
  const { rows } = await sql`
    select actor_id as by, data from event where kind = 'customer.exported'`.execute(testbed.database.db)
  expect(rows).toEqual([{ by: company.people.王磊, data: { format: 'csv' } }])
})
