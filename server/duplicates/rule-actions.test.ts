import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createCustomer } from '../../contract/customers.ts'
import * as contract from '../../contract/duplicates.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** DOMAIN §2: rules of the organisation, alone and together, and what they do to a new customer. */
let database: Awaited<ReturnType<typeof testDatabase>>
let testbed: TestApp
let company: Company
let 王磊: Caller
let admin: Caller

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
})
beforeEach(async () => {
  testbed = await testApp(database)
  王磊 = await testbed.as(company.people.王磊)
  admin = await testbed.as(company.people.管理员)
  await sql`delete from customer`.execute(database.db)
})

const enter = async (caller: Caller, name: string, more: object = {}) =>
  caller.call(createCustomer, { body: { name, ...more } })
const reach = (phones: string[], email?: string) => ({
  contacts: [{ name: '赵明', phones, ...(email && { email }) }],
})

const setRules = async (...rules: contract.DuplicateRule[]) => {
  const { version } = (await admin.call(contract.readDuplicateRules, {})).result
  const written = await admin.call(contract.writeDuplicateRules, { body: { version, rules } })
  expect(written.status, written.text).toBe(200)
}

test.each<[contract.Effect, first: number, confirmed: number]>([
  ['warn', 200, 200],
  ['confirm', 409, 200],
  ['block', 409, 409],
])('a rule that says %s', async (effect, first, confirmed) => {
  await setRules({ kinds: ['phone'], effect })
  await enter(王磊, '恒力机械', reach(['13812345678']))
  const again = await enter(王磊, '另一家', reach(['13812345678']))
  expect(again.status, again.text).toBe(first)
  const code = effect === 'block' ? 'duplicate.blocked.phone' : 'duplicate.phone'
  if (first === 409) expect(again.error.fields).toMatchObject([{ path: 'contacts', code }])
  expect((await enter(王磊, '又一家', { ...reach(['13812345678']), isAnother: true })).status).toBe(confirmed)
})

test('kinds of one rule must all be the same; of several rules any one is enough, the strongest counts', async () => {
  await setRules(
    { kinds: ['nameCore', 'phone'], effect: 'block' },
    { kinds: ['nameCore'], effect: 'warn' },
    { kinds: ['email'], effect: 'warn' },
  )
  await enter(王磊, '苏州恒力机械有限公司', reach(['13812345678'], 'wang@qq.com'))
  const effectOf = async (body: object) =>
    (await 王磊.call(contract.checkDuplicate, { body })).result.duplicates.map(({ effect }) => effect)
  expect(await effectOf({ name: '恒力机械' })).toEqual(['warn'])
  expect(await effectOf({ phones: ['13812345678'] })).toEqual([])
  expect(await effectOf({ name: '恒力机械', phones: ['13812345678'] })).toEqual(['block'])
  expect(await effectOf({ emails: ['wang@qq.com'] })).toEqual(['warn'])
})

test('rules are changed from the version that was read, and the log says what became of them', async () => {
  const { version } = (await admin.call(contract.readDuplicateRules, {})).result
  await setRules({ kinds: ['phone'], effect: 'confirm' })
  const late = await admin.call(contract.writeDuplicateRules, { body: { version, rules: [] } })
  expect(late.error.code).toBe('record.changed')
  const { rows } = await sql<{ data: { changes: { rules: unknown[] } } }>`
    select data from access_log where action = 'duplicateRules.changed' order by id desc limit 1`.execute(
    database.db,
  )
  expect(rows[0]?.data.changes.rules[1]).toEqual([
    { kinds: ['creditCode'], effect: 'block' },
    { kinds: ['phone'], effect: 'confirm' },
  ])
})
