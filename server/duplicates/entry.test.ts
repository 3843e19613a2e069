import { beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/customers.ts'
import {
  checkDuplicate,
  type Effect,
  readDuplicateRules,
  writeDuplicateRules,
} from '../../contract/duplicates.ts'
import { restoreCustomers } from '../../contract/trash.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** S2-07, DOMAIN §2: one customer stands once; whoever meets it learns whose it is. */
let testbed: TestApp
let company: Company

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
})

const as = (name: PersonName) => testbed.as(company.people[name])
const create = async (caller: Caller, body: Record<string, unknown>) =>
  caller.call(contract.createCustomer, { body })

test.each([
  ['the same name', '杭州同名科技有限公司'],
  ['the name with brackets and spaces', ' 杭州同名 科技（有限公司） '],
  ['the name in full width', '杭州同名科技有限公司　'],
])('%s is refused with the owner’s name, even where the customer isn’t seen', async (_, name) => {
  await create(await as('陈静'), { name: '杭州同名科技有限公司' })
  const answer = await create(await as('王磊'), { name })
  expect([answer.status, answer.error.code]).toEqual([409, 'customer.duplicate'])
  expect(answer.error.message).toContain('陈静')
  expect(answer.error.fields).toEqual([
    { path: 'name', code: 'duplicate.name', message: expect.stringContaining('陈静') },
  ])
})

test('the same name goes through when the person has said that it is right', async () => {
  const caller = await as('王磊')
  const body = { name: '宁波两家贸易有限公司', isAnother: true }
  expect((await create(caller, body)).status).toBe(200)
  expect((await create(caller, body)).status).toBe(200)
})

test('the same credit code never goes through', async () => {
  const caller = await as('王磊')
  const first = await create(caller, { name: '代码甲公司', creditCode: validCode(1) })
  expect(first.status, first.text).toBe(200)
  const answer = await create(caller, { name: '代码乙公司', creditCode: validCode(1), isAnother: true })
  expect([answer.status, answer.error.fields[0]?.code]).toEqual([409, 'duplicate.creditCode'])
})

test.each([
  ['name', () => ({ name: '同时录入科技有限公司' })],
  ['credit code', () => ({ creditCode: validCode(2) })],
])('of ten people who enter the same %s at once, exactly one wins', async (_, same) => {
  const callers = await Promise.all(Array.from({ length: 10 }, () => as('王磊')))
  const answers = await Promise.all(
    callers.map((caller, index) => create(caller, { name: `并发${index}号商行`, ...same() })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
})

test('a name of signs alone is compared with nothing: it says nothing', async () => {
  const caller = await as('王磊')
  expect((await create(caller, { name: '？？？' })).status).toBe(200)
  expect((await create(caller, { name: '！！' })).status).toBe(200)
  const coded = await create(caller, { name: '……', creditCode: validCode(3) })
  expect(coded.status, coded.text).toBe(200)
  const named = await create(caller, { name: '正常名字商行' })
  const edited = await caller.call(contract.updateCustomer, {
    params: { id: named.result.id },
    body: { version: 1, changes: { creditCode: validCode(4) } },
  })
  expect(edited.status, edited.text).toBe(200)
})

test('an edit can’t bring in another customer’s credit code', async () => {
  const caller = await as('王磊')
  await create(caller, { name: '编辑甲商行', creditCode: validCode(5) })
  const second = await create(caller, { name: '编辑乙商行' })
  const answer = await caller.call(contract.updateCustomer, {
    params: { id: second.result.id },
    body: { version: 1, changes: { creditCode: validCode(5) } },
  })
  expect([answer.status, answer.error.code]).toEqual([409, 'customer.duplicate'])
})

test('keeping one’s own credit code is no duplicate', async () => {
  const caller = await as('王磊')
  const made = await create(caller, { name: '保留代码商行', creditCode: validCode(6) })
  const answer = await caller.call(contract.updateCustomer, {
    params: { id: made.result.id },
    body: { version: 1, changes: { creditCode: validCode(6), name: '保留代码商行二' } },
  })
  expect(answer.status, answer.text).toBe(200)
})

test('a check while typing finds name and credit code, and leaves out the customer that is edited', async () => {
  const caller = await as('王磊')
  const made = await create(caller, { name: '输入检查商行', creditCode: validCode(7) })
  const check = async (body: Record<string, unknown>) =>
    (await caller.call(checkDuplicate, { body })).result.duplicates.map(({ matched }) => matched)
  expect(await check({ name: '输入检查商行' })).toEqual([['name']])
  expect(await check({ creditCode: ` ${validCode(7).toLowerCase()} ` })).toEqual([['creditCode']])
  expect(await check({ name: '输入检查商行', exceptId: made.result.id })).toEqual([])
  expect(await check({ name: '' })).toEqual([])
  expect(await check({})).toEqual([])
})

test('a customer is met by the name that it has now', async () => {
  const caller = await as('王磊')
  const { result } = await create(caller, { name: '原名精密仪器有限公司' })
  const body = { version: 1, changes: { name: '苏州改名精密仪器有限公司' } }
  await caller.call(contract.updateCustomer, { params: { id: result.id }, body })
  const meet = async (name: string) =>
    (await caller.call(checkDuplicate, { body: { name } })).result.duplicates.map(({ matched }) => matched)
  expect(await meet('改名精密仪器')).toEqual([['nameCore']])
  expect(await meet('无锡改名精密仪器')).toEqual([])
  expect(await meet('改明精密仪器')).toEqual([['similarName']])
  expect(await meet('原名精密仪器')).toEqual([])
})

test('of five customers that are given one credit code at once, one has it', async () => {
  const caller = await as('王磊')
  const ids: number[] = []
  for (let index = 0; index < 5; index++)
    ids.push((await create(caller, { name: `同码${index}号商行` })).result.id)
  const answers = await Promise.all(
    ids.map((id) =>
      caller.call(contract.updateCustomer, {
        params: { id },
        body: { version: 1, changes: { creditCode: validCode(8) } },
      }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(4).fill(409)])
})

test('of five that come back from the trash with one credit code at once, one does', async () => {
  const admin = await as('管理员')
  const ids: number[] = []
  for (let index = 0; index < 5; index++) {
    const made = await create(admin, { name: `回收${index}号商行`, creditCode: validCode(9) })
    expect(made.status, made.text).toBe(200)
    ids.push(made.result.id)
    await admin.call(contract.deleteCustomer, { params: { id: made.result.id } })
  }
  const answers = await Promise.all(ids.map((id) => admin.call(restoreCustomers, { body: { ids: [id] } })))
  expect(answers.flatMap(({ result }) => result.restored)).toHaveLength(1)
})

describe('an edit under rules of its organisation', () => {
  beforeAll(() => company.customerOf('陈静', { name: '规则甲商行', website: 'www.guize.com' }))
  const rules = (effect: Effect) =>
    (['name', 'webDomain'] as const).map((kind) => ({ kinds: [kind], effect }))
  test.each<[string, Effect, object, string | null]>([
    ['brings in a name that only has to be confirmed', 'confirm', { name: '规则甲商行' }, null],
    ['can’t bring in a name that is blocked', 'block', { name: '规则甲商行' }, 'changes.name'],
    ['nor a website', 'block', { website: 'http://guize.com/news' }, 'changes.website'],
  ])('%s', async (_, effect, changes, refused) => {
    const id = await company.customerOf('王磊')
    const admin = await as('管理员')
    const { version } = (await admin.call(readDuplicateRules, {})).result
    await admin.call(writeDuplicateRules, { body: { version, rules: rules(effect) } })
    const edited = await (await as('王磊')).call(contract.updateCustomer, {
      params: { id },
      body: { version: 1, changes },
    })
    if (refused === null) expect(edited.status, edited.text).toBe(200)
    else expect(edited.error).toMatchObject({ code: 'customer.duplicate', fields: [{ path: refused }] })
  })
})

/** A credit code with its check character (GB 32100: weights 3^i mod 31). */
function validCode(serial: number): string {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const head = `91330106MA2CFD${String(serial).padStart(3, '0')}`
  let weight = 1
  let sum = 0
  for (const letter of head) {
    sum += letters.indexOf(letter) * weight
    weight = (weight * 3) % 31
  }
  return head + letters.charAt((31 - (sum % 31)) % 31)
}
