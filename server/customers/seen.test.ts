import { beforeAll, describe, expect, test } from 'vitest'
import { listTrash } from '../../contract/customer-history.ts'
import * as contract from '../../contract/customers.ts'
import { checkDuplicate } from '../../contract/duplicates.ts'
import { search } from '../../contract/search.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** What lists, counts, searches and exports show of customers that one may not see: nothing (DOMAIN §1). */
const customers = {
  王磊: { name: '浙江天穹轴承有限公司', phone: '13812345678', contact: '林若溪', code: '91330106MA2CFD8W3K' },
  孙丽: { name: '江苏云帆电子有限公司', phone: '13922223333', contact: '丁一鸣', code: null },
  陈静: { name: '广东岭南塑胶有限公司', phone: '13755556666', contact: '阮小波', code: null },
} as const
type Whose = keyof typeof customers
const owners = Object.keys(customers) as Whose[]

const sees: [PersonName, Whose[]][] = [
  ['王磊', ['王磊']],
  ['李娜', ['王磊', '孙丽']],
  ['赵总', ['王磊', '孙丽', '陈静']],
  ['管理员', ['王磊', '孙丽', '陈静']],
  ['冯涛', ['王磊', '孙丽', '陈静']],
]

let testbed: TestApp
let company: Company
const ids = {} as Record<Whose, number>
const numbers = {} as Record<Whose, string>

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  for (const owner of owners) {
    const { name, phone, contact } = customers[owner]
    ids[owner] = await company.customerOf(owner, {
      name,
      contacts: [{ name: contact, phones: [phone], email: 'zhangsan@example.com', wechat: 'wx_secret_id' }],
    })
    const row = await oneRow(
      database,
      sql<{ number: string }>`update customer set credit_code = ${`91330106MA2CFD8W${owners.indexOf(owner)}K`}
        where id = ${ids[owner]} returning number`,
    )
    numbers[owner] = row.number
  }
  const gone = await company.customerOf('王磊', {
    name: '浙江消失机械有限公司',
    contacts: [{ name: '钱消失' }],
  })
  await sql`update customer set deleted_at = now() where id = ${gone}`.execute(database.db)
})

const as = (name: PersonName) => testbed.as(company.people[name])
const listed = async (caller: Caller, query: Record<string, unknown> = {}) =>
  (await caller.call(contract.listCustomers, { query })).result.rows.map(({ id }) => id).sort()
const found = async (caller: Caller, q: string) =>
  (await caller.call(search, { query: { q } })).result.rows.map(({ id }) => id).sort()

describe.each(sees)('%s', (name, seen) => {
  const idsSeen = () => seen.map((owner) => ids[owner]).sort()

  test('lists and counts what is seen, no more', async () => {
    const caller = await as(name)
    const { result } = await caller.call(contract.listCustomers, { query: {} })
    expect(result.rows.map(({ id }) => id).sort()).toEqual(idsSeen())
    expect(result.count).toEqual({ value: seen.length, capped: false })
  })

  test('leafs through pages without meeting anything else', async () => {
    const caller = await as(name)
    const met: number[] = []
    let after: string | null | undefined
    do {
      const query = { limit: 1, ...(after && { after }) }
      const { result } = await caller.call(contract.listCustomers, { query })
      met.push(...result.rows.map(({ id }) => id))
      after = result.next
    } while (after)
    expect(met.sort()).toEqual(idsSeen())
  })

  test.each([
    ['a part of the name', '有限公司', owners],
    ['the name', '岭南塑胶', ['陈静']],
    ['pinyin initials', 'yfdz', ['孙丽']],
    ['pinyin', 'tianqiong', ['王磊']],
    ['a contact', '阮小波', ['陈静']],
    ['the end of a phone', '3333', ['孙丽']],
    ['a credit code', '91330106MA2CFD8W', owners],
  ] as [string, string, Whose[]][])('finds by %s only what is seen', async (_, q, hits) => {
    const caller = await as(name)
    const expected = hits
      .filter((owner) => seen.includes(owner))
      .map((owner) => ids[owner])
      .sort()
    expect(await found(caller, q)).toEqual(expected)
    expect(await listed(caller, { q })).toEqual(expected)
  })

  test('finds by number only what is seen', async () => {
    const caller = await as(name)
    for (const owner of owners)
      expect(await found(caller, numbers[owner])).toEqual(seen.includes(owner) ? [ids[owner]] : [])
  })

  test.each([{ ownerId: '陈静' as PersonName }, { departmentId: '华南区' as const }])(
    'gets nothing unseen by the filter %o',
    async (filter) => {
      const caller = await as(name)
      const query = filter.ownerId
        ? { ownerId: company.people[filter.ownerId] }
        : { departmentId: company.departments[filter.departmentId ?? '华南区'] }
      expect(await listed(caller, query)).toEqual(seen.includes('陈静') ? [ids.陈静] : [])
    },
  )

  test('exports what is seen, phones masked, if at all', async () => {
    const caller = await as(name)
    const answer = await caller.call(contract.exportCustomers, { query: { format: 'csv' } })
    if (name === '冯涛') return expect(answer.status).toBe(403)
    for (const owner of owners) {
      expect(answer.text.includes(customers[owner].name)).toBe(seen.includes(owner))
      expect(answer.text).not.toContain(customers[owner].phone)
    }
    expect(answer.text).not.toContain('消失')
    expect(answer.text).toContain('138****5678')
  })
})

test.each([
  ['王磊', '王磊', { edit: true, delete: true, assign: false, editContact: true, deleteContact: true }],
  ['李娜', '孙丽', { edit: true, delete: true, assign: true }],
  ['赵总', '陈静', { edit: true, delete: true, assign: true }],
  ['管理员', '陈静', { edit: true, delete: true, assign: true }],
  ['周敏', '陈静', { edit: false, delete: false, createContact: true, editContact: false }],
  ['郑洁', '陈静', { edit: false, createContact: true, editContact: true, deleteContact: false }],
  ['冯涛', '陈静', { edit: false, createContact: false, editContact: false, deleteContact: false }],
  ['吴婷', '陈静', { edit: true, delete: false, assign: false }],
] as const)('%s is told what may be done to the customer of %s', async (name, owner, can) => {
  const { result } = await (await as(name)).call(contract.openCustomer, { params: { id: ids[owner] } })
  expect(result.can).toMatchObject(can)
})

test('the trash shows what one may restore', async () => {
  const names = async (name: PersonName) =>
    (await (await as(name)).call(listTrash, { query: {} })).result.rows.map((row) => row.name)
  expect(await names('王磊')).toEqual(['浙江消失机械有限公司'])
  expect(await names('李娜')).toEqual(['浙江消失机械有限公司'])
  expect(await names('孙丽')).toEqual([])
  expect(await names('陈静')).toEqual([])
})

describe('a duplicate is the one exception (DOMAIN §2)', () => {
  const check = async (name: PersonName) =>
    (await (await as(name)).call(checkDuplicate, { body: { name: customers.陈静.name } })).result.duplicates

  test('names the owner, and no customer where it is not seen', async () => {
    expect(await check('王磊')).toEqual([
      {
        matched: ['name'],
        effect: 'confirm',
        owner: { id: company.people.陈静, name: '陈静' },
        customer: null,
        protectedUntil: null,
        isAsked: false,
      },
    ])
  })

  test('names the customer to who sees it', async () => {
    expect((await check('赵总'))[0]?.customer).toEqual({
      id: ids.陈静,
      number: numbers.陈静,
      name: customers.陈静.name,
    })
  })
})
