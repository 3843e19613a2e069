import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as contract from '../../contract/duplicates.ts'
import { mergeCustomers } from '../../contract/merge.ts'
import { sql } from '../platform/database.ts'
import { type DuplicateBed, duplicateBed, reach } from './testing/bed.ts'

/** DOMAIN §2: duplicates found by a scan, to be worked through by who may edit both of them. */
let bed: DuplicateBed
beforeAll(async () => {
  bed = await duplicateBed()
})
beforeEach(() => bed.fresh())

test('each kind of pair is found, the surest first', async () => {
  await bed.enterAs('王磊', '恒力机械有限公司')
  await bed.enterAs('王磊', '恒力机械 有限公司')
  await bed.enterAs('王磊', '苏州华信电子', reach(['13812345678']))
  await bed.enterAs('王磊', '华芯电子有限公司', reach(['13812345678']))
  await bed.enterAs('王磊', '瑞通包装材料', { website: 'ruitong.com' })
  await bed.enterAs('王磊', '瑞通包装材料制造', { contacts: [{ name: '李四', email: 'li@ruitong.com' }] })
  await bed.enterAs('王磊', '明达物流有限公司')
  await bed.scan()
  expect(await bed.matchedOf('王磊')).toEqual([
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
  await bed.enterAs('王磊', one)
  await bed.enterAs('王磊', other)
  await bed.scan()
  expect(await bed.matchedOf('王磊')).toEqual([])
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
  for (const name of names) ids.push(await bed.enterAs('王磊', name))
  await bed.scan()
  const { rows } = await sql<{ low: number; high: number }>`
    select low_id as low, high_id as high from duplicate_pair`.execute(bed.database.db)
  const pairOf = (one: number, other: number) => `${names[ids.indexOf(one)]} ${names[ids.indexOf(other)]}`
  const caller = await bed.as('王磊')
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
  const one = await bed.enterAs('王磊', '苏州恒力机械', reach(['13812345678']))
  const other = await bed.enterAs('王磊', '恒力机械有限公司', reach(['13812345678']))
  await bed.scan()
  const caller = await bed.as('王磊')
  expect((await caller.call(contract.tellPairApart, { body: { ids: [other, one] } })).status).toBe(200)
  await sql`update contact set left_on = current_date where customer_id = ${one}`.execute(bed.database.db)
  await bed.scan()
  expect([await bed.matchedOf('王磊'), await bed.matchedOf('王磊', 'toldApart')]).toEqual([
    [],
    [['苏州恒力机械', '恒力机械有限公司', ['nameCore']]],
  ])
  const [apart] = await bed.pairsOf(caller, 'toldApart')
  expect(apart?.toldApart?.by?.name).toBe('王磊')
  await caller.call(contract.reopenPair, { body: { ids: [one, other] } })
  expect(await bed.matchedOf('王磊')).toHaveLength(1)
  await caller.call(contract.tellPairApart, { body: { ids: [one, other] } })
  await sql`update customer set website = 'https://hengli.com' where id in (${one}, ${other})`.execute(
    bed.database.db,
  )
  await bed.scan()
  expect(await bed.matchedOf('王磊')).toEqual([
    ['苏州恒力机械', '恒力机械有限公司', ['nameCore', 'webDomain']],
  ])
})

test('a merged pair, and one that is a pair no more, goes', async () => {
  const [one, other] = [await bed.enterAs('王磊', '恒力机械'), await bed.enterAs('王磊', '恒力机械')]
  const renamed = await bed.enterAs('王磊', '恒力机械')
  await bed.scan()
  expect(await bed.matchedOf('王磊')).toHaveLength(3)
  const version = 1
  const customers = [
    { id: one, version },
    { id: other, version },
  ]
  const merged = await (await bed.as('赵总')).call(mergeCustomers, { body: { keepId: one, customers } })
  expect(merged.status, merged.text).toBe(200)
  expect(await bed.matchedOf('王磊')).toHaveLength(1)
  await sql`update customer set name_norm = '华信', name_key = '华信', name_sound = null where id = ${renamed}`.execute(
    bed.database.db,
  )
  await bed.scan()
  const { rows } = await sql`select from duplicate_pair`.execute(bed.database.db)
  expect(rows).toHaveLength(0)
})

test('pages go through all pairs once', async () => {
  for (let index = 0; index < 4; index++) await bed.enterAs('王磊', '恒力机械')
  await bed.scan()
  const caller = await bed.as('王磊')
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
  const first = await bed.enterAs('王磊', '瑞通包装材料')
  await bed.enterAs('王磊', '恒力机械')
  await bed.enterAs('王磊', '恒力机械')
  await bed.enterAs('王磊', '瑞通包装材料制造')
  await bed.scan()
  const caller = await bed.as('管理员')
  const page = async (after?: string) =>
    (await caller.call(contract.listDuplicatePairs, { query: { limit: 1, ...(after && { after }) } })).result
  const one = await page()
  const two = await page(one.next ?? '')
  expect(one.rows[0]?.matched).toEqual(['name'])
  expect([two.rows[0]?.customers[0].id, two.next, two.count]).toEqual([first, null, null])
})

test('more than a thousand pairs are counted as so many and more', async () => {
  for (let count = 0; count < 46; count++) await bed.enterAs('王磊', `第${count}商行`)
  await sql`
    insert into duplicate_pair (low_id, high_id, kinds, strength)
    select one.id, other.id, '{name}', 1 from customer one join customer other on other.id > one.id`.execute(
    bed.database.db,
  )
  for (const name of ['王磊', '管理员'] as const) {
    const { result } = await (await bed.as(name)).call(contract.listDuplicatePairs, { query: { limit: 1 } })
    expect(result.count).toEqual({ value: 1_000, capped: true })
  }
})
