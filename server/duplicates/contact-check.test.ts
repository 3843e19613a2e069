import { beforeAll, describe, expect, test } from 'vitest'
import { createContact } from '../../contract/contacts.ts'
import * as contract from '../../contract/duplicates.ts'
import { registerCustomer } from '../../contract/registrations.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** What is said beside the form of a contact is what happens to it: contacts go by the rules alone (docs/decisions/0033). */
let testbed: TestApp
let company: Company
let caller: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  caller = await testbed.as(company.people.王磊)
})

type Rule = contract.DuplicateRule
const rule = (effect: Rule['effect'], ...kinds: Rule['kinds']): Rule => ({ kinds, effect })
const person = { name: '张三', phones: ['13800138000'], email: 'zhang@yuanling.cn' }
const name = '宁波远瓴机械有限公司'

type Begun = { rules: Rule[]; isRegistered?: boolean; called?: string }

/** 陈静 has 远瓴 with 张三; 王磊 has a customer without contacts. @returns the latter */
async function begin({ rules, isRegistered = false, called = '另一家商行' }: Begun): Promise<number> {
  await sql`delete from customer`.execute(testbed.database.db)
  const known = await company.customerOf('陈静', { name, contacts: [person] })
  const admin = await testbed.as(company.people.管理员)
  const { version } = (await admin.call(contract.readDuplicateRules, {})).result
  await admin.call(contract.writeDuplicateRules, { body: { version, rules } })
  const registering = { params: { id: known } }
  if (isRegistered) await (await testbed.as(company.people.陈静)).call(registerCustomer, registering)
  return company.customerOf('王磊', { name: called })
}

const met = async (body: object) => {
  const { duplicates } = (await caller.call(contract.checkDuplicate, { body })).result
  return duplicates.map(({ matched, effect, protectedUntil }) => [matched, effect, protectedUntil !== null])
}

describe.each<[string, Begun, [string[], Rule['effect']][]]>([
  ['a rule that warns', { rules: [rule('warn', 'phone')] }, [[['phone'], 'warn']]],
  [
    'one that warns, of a registered one',
    { rules: [rule('warn', 'phone')], isRegistered: true },
    [[['phone'], 'warn']],
  ],
  [
    'one to confirm, of a registered one',
    { rules: [rule('confirm', 'email')], isRegistered: true },
    [[['email'], 'confirm']],
  ],
  ['one that blocks', { rules: [rule('block', 'phone')] }, [[['phone'], 'block']]],
  [
    'one that blocks, of a registered one',
    { rules: [rule('block', 'phone')], isRegistered: true },
    [[['phone'], 'block']],
  ],
  [
    'one that blocks with the name, which is the same',
    { rules: [rule('block', 'name', 'phone')], called: name },
    [[['phone'], 'block']],
  ],
  [
    'one that blocks with the name, which is another',
    { rules: [rule('block', 'name', 'phone'), rule('warn', 'phone')] },
    [[['phone'], 'warn']],
  ],
  ['one of names alone', { rules: [rule('warn', 'name')], called: name }, []],
])('by %s', (_, begun, told) => {
  test('a contact is told what becomes of it', async () => {
    const id = await begin(begun)
    const { phones, email } = person
    expect(await met({ contactOf: id, phones, emails: [email] })).toEqual(told.map((one) => [...one, false]))
    const entered = await caller.call(createContact, { params: { id }, body: person })
    expect(entered.status).toBe(told.some(([, effect]) => effect === 'block') ? 409 : 200)
  })
})

test('a new customer with the same number is told that it is registered', async () => {
  await begin({ rules: [rule('warn', 'phone')], isRegistered: true })
  expect(await met({ phones: person.phones })).toEqual([[['phone'], 'block', true]])
})

test('at a customer that isn’t seen nothing is met', async () => {
  await begin({ rules: [rule('warn', 'phone')] })
  const unseen = await company.customerOf('陈静', { name: '第三家' })
  expect(await met({ contactOf: unseen, phones: person.phones })).toEqual([])
})
