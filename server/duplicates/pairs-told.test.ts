import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createCustomer } from '../../contract/customers.ts'
import * as contract from '../../contract/duplicates.ts'
import { sql, transaction } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { share } from '../platform/testing/records.ts'
import { findPairs } from './scan.ts'

/** DOMAIN §2: a pair is shown to who may edit both customers, and never tells what is masked. */
let database: Awaited<ReturnType<typeof testDatabase>>
let testbed: TestApp
let company: Company

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
})
beforeEach(async () => {
  testbed = await testApp(database)
  await sql`delete from duplicate_pair`.execute(database.db)
  await sql`delete from customer`.execute(database.db)
})

const as = (name: PersonName) => testbed.as(company.people[name])
async function enter(name: PersonName, company: string, more: object = {}): Promise<number> {
  const made = await (await as(name)).call(createCustomer, {
    body: { name: company, isAnother: true, ...more },
  })
  expect(made.status, made.text).toBe(200)
  return made.result.id
}
const scan = () => transaction(database.db, { userId: null, source: 'system' }, (trx) => findPairs(trx))
const pairsOf = async (caller: Caller, which: 'open' | 'toldApart' = 'open') =>
  (await caller.call(contract.listDuplicatePairs, { query: { which, limit: 50 } })).result.rows
const matchedOf = async (name: PersonName, which?: 'open' | 'toldApart') =>
  (await pairsOf(await as(name), which)).map(({ customers, matched }) => [
    ...customers.map((customer) => customer.name),
    matched,
  ])
const phones = (...numbers: string[]) => ({ contacts: [{ name: '赵明', phones: numbers }] })

test('only pairs of two customers that one may edit are shown, or decided', async () => {
  const own = await enter('王磊', '恒力机械有限公司')
  const other = await enter('陈静', '恒力机械有限公司')
  await scan()
  expect(await matchedOf('王磊')).toEqual([])
  expect(await matchedOf('李娜')).toEqual([])
  expect(await matchedOf('管理员')).toHaveLength(1)
  const later = await enter('王磊', '恒力机械有限公司')
  await scan()
  for (const one of [own, later]) {
    const denied = await (await as('王磊')).call(contract.tellPairApart, { body: { ids: [one, other] } })
    expect(denied.error.code).toBe('record.not_found')
  }
  expect((await (await as('沈计')).call(contract.listDuplicatePairs, {})).error.code).toBe(
    'permission.denied',
  )
})

test('a customer that is shared to be read makes no pair to decide', async () => {
  const own = await enter('王磊', '恒力机械有限公司')
  const other = await enter('陈静', '恒力机械有限公司')
  const userId = company.people.王磊
  await share(database, other, [{ userId, access: 'read' }])
  await scan()
  const caller = await as('王磊')
  expect(await matchedOf('王磊')).toEqual([])
  const ids = { body: { ids: [own, other] as [number, number] } }
  expect((await caller.call(contract.tellPairApart, ids)).status).toBe(404)
  await sql`update customer_share set access = 'write'`.execute(database.db)
  expect(await matchedOf('王磊')).toHaveLength(1)
  expect((await caller.call(contract.tellPairApart, ids)).status).toBe(200)
  await (await as('管理员')).call(contract.tellPairApart, ids)
  const [apart] = await pairsOf(caller, 'toldApart')
  expect(apart?.toldApart?.by?.id).toBe(userId)
})

test('that two masked numbers are the same is told only to who sees both', async () => {
  await enter('王磊', '甲公司', phones('13812345678'))
  await enter('孙丽', '乙商行', phones('13812345678'))
  await scan()
  const { rows } = await sql<{ kinds: string[] }>`select kinds from duplicate_pair`.execute(database.db)
  expect(rows).toEqual([{ kinds: ['phone'] }])
  expect(await matchedOf('管理员')).toHaveLength(0)
  await sql`update customer set owner_id = ${company.people.王磊} where owner_id = ${company.people.孙丽}`.execute(
    database.db,
  )
  expect(await matchedOf('王磊')).toEqual([['甲公司', '乙商行', ['phone']]])
})

test('of customers that only one of two is one’s own, what is masked isn’t told beside what is seen', async () => {
  await enter('李娜', '恒力机械有限公司', phones('13812345678'))
  await enter('王磊', '恒力机械有限公司', phones('13812345678'))
  await enter('王磊', '华信电子', phones('13812345678'))
  await scan()
  expect(await matchedOf('李娜')).toEqual([['恒力机械有限公司', '恒力机械有限公司', ['name']]])
})

test('where names of persons are masked, they are neither compared nor shown', async () => {
  const person = (name: string, phone: string) =>
    enter('王磊', name, { type: 'individual', contacts: [{ name, phones: [phone] }] })
  await person('诸葛明亮', '13812345678')
  await person('诸葛明亮', '13912345678')
  await enter('王磊', '诸葛明亮', { website: 'zhuge.com' })
  await enter('王磊', '另一家', { website: 'zhuge.com' })
  await scan()
  expect(await matchedOf('管理员')).toHaveLength(3)
  await sql`
    insert into role_field (role_id, field, level) select role.id, x.field, x.level
    from role, (values ('contact.name', 'masked'), ('contact.email', 'read')) as x(field, level) where key = 'administrator'
    on conflict (role_id, field) do update set level = excluded.level`.execute(database.db)
  expect(await matchedOf('管理员')).toEqual([['诸葛明亮', '另一家', ['webDomain']]])
  await sql`update customer set type = 'individual' where name = '另一家'`.execute(database.db)
  expect(await matchedOf('管理员')).toEqual([['诸葛明亮', '另*', ['webDomain']]])
})
