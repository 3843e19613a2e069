import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createCustomer } from '../../contract/customers.ts'
import * as contract from '../../contract/duplicates.ts'
import { mergeCustomers } from '../../contract/merge.ts'
import { sql, transaction } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { findPairs } from './scan.ts'

/** DOMAIN §2: duplicates found by a scan, to be worked through by who may edit both of them. */
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

test('each kind of pair is found, the surest first', async () => {
  await enter('王磊', '恒力机械有限公司')
  await enter('王磊', '恒力机械 有限公司')
  await enter('王磊', '苏州华信电子', phones('13812345678'))
  await enter('王磊', '华芯电子有限公司', phones('13812345678'))
  await enter('王磊', '瑞通包装材料', { website: 'ruitong.com' })
  await enter('王磊', '瑞通包装材料制造', { contacts: [{ name: '李四', email: 'li@ruitong.com' }] })
  await enter('王磊', '明达物流有限公司')
  await scan()
  expect(await matchedOf('王磊')).toEqual([
    ['恒力机械有限公司', '恒力机械 有限公司', ['name']],
    ['苏州华信电子', '华芯电子有限公司', ['similarName', 'phone']],
    ['瑞通包装材料', '瑞通包装材料制造', ['similarName', 'webDomain']],
  ])
})

test.each<[string, string, string]>([
  ['regions that differ', '苏州恒力机械有限公司', '无锡恒力机械有限公司'],
  ['a branch', '恒力机械有限公司', '恒力机械有限公司苏州分公司'],
  ['short cores that are read alike', '恒力有限公司', '恒立有限公司'],
  ['a name that goes on too far', '恒力机械', '恒力机械设备制造安装'],
])('%s make no pair', async (_, one, other) => {
  await enter('王磊', one)
  await enter('王磊', other)
  await scan()
  expect(await matchedOf('王磊')).toEqual([])
})

test('a check while typing and the scan find the same', async () => {
  const names = [
    '恒力机械',
    '恒立机械有限公司',
    '恒力机械制造',
    '恒力',
    '恒利',
    '无锡华信电子',
    '苏州华信电子',
    '华信电子有限公司',
    '华信电子有限公司苏州分公司',
  ]
  const ids: number[] = []
  for (const name of names) ids.push(await enter('王磊', name))
  await scan()
  const { rows } = await sql<{ low: number; high: number }>`
    select low_id as low, high_id as high from duplicate_pair`.execute(database.db)
  const pairOf = (one: number, other: number) => `${names[ids.indexOf(one)]} ${names[ids.indexOf(other)]}`
  const caller = await as('王磊')
  const typed = new Set<string>()
  for (const [index, name] of names.entries()) {
    const exceptId = ids[index] ?? 0
    const { result } = await caller.call(contract.checkDuplicate, { body: { name, exceptId } })
    for (const { customer } of result.duplicates)
      typed.add(pairOf(Math.min(exceptId, customer?.id ?? 0), Math.max(exceptId, customer?.id ?? 0)))
  }
  expect(rows.map(({ low, high }) => pairOf(low, high)).sort()).toEqual([...typed].sort())
  expect(typed.size).toBe(4)
})

test('a pair told apart stays so until more speaks for it, and can be taken back', async () => {
  const one = await enter('王磊', '苏州恒力机械', phones('13812345678'))
  const other = await enter('王磊', '恒力机械有限公司', phones('13812345678'))
  await scan()
  const caller = await as('王磊')
  expect((await caller.call(contract.tellPairApart, { body: { ids: [other, one] } })).status).toBe(200)
  await sql`update contact set left_on = current_date where customer_id = ${one}`.execute(database.db)
  await scan()
  expect([await matchedOf('王磊'), await matchedOf('王磊', 'toldApart')]).toEqual([
    [],
    [['苏州恒力机械', '恒力机械有限公司', ['nameCore']]],
  ])
  const [apart] = await pairsOf(caller, 'toldApart')
  expect(apart?.toldApart?.by?.name).toBe('王磊')
  await caller.call(contract.reopenPair, { body: { ids: [one, other] } })
  expect(await matchedOf('王磊')).toHaveLength(1)
  await caller.call(contract.tellPairApart, { body: { ids: [one, other] } })
  await sql`update customer set website = 'https://hengli.com' where id in (${one}, ${other})`.execute(
    database.db,
  )
  await scan()
  expect(await matchedOf('王磊')).toEqual([['苏州恒力机械', '恒力机械有限公司', ['nameCore', 'webDomain']]])
})

test('a merged pair, and one that is a pair no more, goes', async () => {
  const [one, other] = [await enter('王磊', '恒力机械'), await enter('王磊', '恒力机械')]
  const renamed = await enter('王磊', '恒力机械')
  await scan()
  expect(await matchedOf('王磊')).toHaveLength(3)
  const version = 1
  const customers = [
    { id: one, version },
    { id: other, version },
  ]
  const merged = await (await as('赵总')).call(mergeCustomers, { body: { keepId: one, customers } })
  expect(merged.status, merged.text).toBe(200)
  expect(await matchedOf('王磊')).toHaveLength(1)
  await sql`update customer set name_norm = '华信', name_key = '华信', name_sound = null where id = ${renamed}`.execute(
    database.db,
  )
  await scan()
  const { rows } = await sql`select from duplicate_pair`.execute(database.db)
  expect(rows).toHaveLength(0)
})

test('pages go through all pairs once', async () => {
  for (let index = 0; index < 4; index++) await enter('王磊', '恒力机械')
  await scan()
  const caller = await as('王磊')
  const seen: string[] = []
  let after: string | undefined
  do {
    const { result } = await caller.call(contract.listDuplicatePairs, {
      query: { limit: 4, ...(after && { after }) },
    })
    seen.push(...result.rows.map(({ customers }) => customers.map(({ id }) => id).join()))
    if (after === undefined) expect(result.count).toEqual({ value: 6, capped: false })
    after = result.next ?? undefined
  } while (after)
  expect([seen.length, new Set(seen).size]).toEqual([6, 6])
})

test('pages go from surer pairs to those less sure', async () => {
  const first = await enter('王磊', '瑞通包装材料')
  await enter('王磊', '恒力机械')
  await enter('王磊', '恒力机械')
  await enter('王磊', '瑞通包装材料制造')
  await scan()
  const caller = await as('管理员')
  const page = async (after?: string) =>
    (await caller.call(contract.listDuplicatePairs, { query: { limit: 1, ...(after && { after }) } })).result
  const one = await page()
  const two = await page(one.next ?? '')
  expect(one.rows[0]?.matched).toEqual(['name'])
  expect([two.rows[0]?.customers[0].id, two.next, two.count]).toEqual([first, null, null])
})

test('more than a thousand pairs are counted as so many and more', async () => {
  for (let count = 0; count < 46; count++) await enter('王磊', `第${count}商行`)
  await sql`
    insert into duplicate_pair (low_id, high_id, kinds, strength)
    select one.id, other.id, '{name}', 1 from customer one join customer other on other.id > one.id`.execute(
    database.db,
  )
  for (const name of ['王磊', '管理员'] as const) {
    const { result } = await (await as(name)).call(contract.listDuplicatePairs, { query: { limit: 1 } })
    expect(result.count).toEqual({ value: 1_000, capped: true })
  }
})
