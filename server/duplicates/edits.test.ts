import { beforeAll, describe, expect, test } from 'vitest'
import { createContact, listContacts, updateContact } from '../../contract/contacts.ts'
import { openCustomer, updateCustomer } from '../../contract/customers.ts'
import { type DuplicateRule, readDuplicateRules, writeDuplicateRules } from '../../contract/duplicates.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** What a rule blocks comes in by no edit either, of the customer or of a contact. */
let testbed: TestApp
let company: Company
let caller: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  caller = await testbed.as(company.people.王磊)
})

const known = {
  name: '宁波远瓴机械有限公司',
  website: 'www.yuanling.cn',
  contacts: [{ name: '张三', phones: ['13800138000'], email: 'zhang@yuanling.cn' }],
}

/** By these rules, with 远瓴 there already, a customer of another owner. @returns the one to edit, and its contact */
async function begin(...rules: DuplicateRule[]): Promise<{ id: number; contactId: number }> {
  const admin = await testbed.as(company.people.管理员)
  const { version } = (await admin.call(readDuplicateRules, {})).result
  await sql`delete from customer`.execute(testbed.database.db)
  await company.customerOf('陈静', known)
  expect((await admin.call(writeDuplicateRules, { body: { version, rules } })).status).toBe(200)
  const id = await company.customerOf('王磊', {
    name: '另一家商行',
    contacts: [{ name: '李四', phones: ['13900139000'] }],
  })
  const { rows } = (await caller.call(listContacts, { params: { id } })).result
  return { id, contactId: rows[0]?.id ?? 0 }
}

const edit = async (id: number, changes: Record<string, unknown>) => {
  const { version } = (await caller.call(openCustomer, { params: { id } })).result
  return caller.call(updateCustomer, { params: { id }, body: { version, changes } })
}
const editContact = (contactId: number, changes: Record<string, unknown>) =>
  caller.call(updateContact, { params: { id: contactId }, body: { version: 1, changes } })
const block = (...kinds: DuplicateRule['kinds']): DuplicateRule => ({ kinds, effect: 'block' })

describe.each<[string, DuplicateRule, Record<string, unknown>, string]>([
  ['phone', block('phone'), { phones: ['138 0013 8000'] }, 'phones'],
  ['mail', block('email'), { email: 'Zhang@yuanling.cn' }, 'email'],
  ['domain', block('webDomain'), { email: 'li@yuanling.cn' }, 'email'],
])('a blocked %s', (_, rule, fields, path) => {
  test('is refused at a new contact', async () => {
    const { id } = await begin(rule)
    const answer = await caller.call(createContact, {
      params: { id },
      body: { name: '王五', phones: [], ...fields },
    })
    expect([answer.status, answer.error.fields?.[0]]).toMatchObject([
      409,
      { path, code: `duplicate.blocked.${rule.kinds[0]}` },
    ])
    expect((await caller.call(listContacts, { params: { id } })).result.rows).toHaveLength(1)
  })

  test('is refused at a contact that is there, and other edits of it aren’t', async () => {
    const { contactId } = await begin(rule)
    expect((await editContact(contactId, fields)).error.fields?.[0]?.path).toBe(`changes.${path}`)
    expect((await editContact(contactId, { jobTitle: '经理' })).status).toBe(200)
  })
})

test('a refusal at a contact tells whose the number is: it is recorded as a check', async () => {
  const { contactId } = await begin(block('phone'))
  await sql`truncate event`.execute(testbed.database.db)
  await editContact(contactId, { phones: ['13800138000'] })
  const { rows } = await sql<{ kind: string }>`select kind from event`.execute(testbed.database.db)
  expect(rows).toEqual([{ kind: 'customer.duplicate_checked' }])
})

test('a number that the contact has had is no reason to refuse another one, nor are those of who has left', async () => {
  const { contactId } = await begin({ kinds: ['phone'], effect: 'warn' })
  await editContact(contactId, { phones: ['13800138000'] })
  await sql`update duplicate_rule set effect = 'block' where kinds = '{phone}'`.execute(testbed.database.db)
  const again = await caller.call(updateContact, {
    params: { id: contactId },
    body: { version: 2, changes: { phones: ['13800138000', '13700137000'] } },
  })
  expect(again.status).toBe(200)
  const left = await begin(block('phone'))
  expect((await editContact(left.contactId, { leftOn: '2024-06-20', phones: ['13800138000'] })).status).toBe(
    200,
  )
})

test('a blocked domain is refused as a website', async () => {
  const { id } = await begin(block('webDomain'))
  const answer = await edit(id, { website: 'yuanling.cn' })
  expect(answer.error.fields?.[0]).toMatchObject({
    path: 'changes.website',
    code: 'duplicate.blocked.webDomain',
  })
})

test('of a rule with two kinds the one is edited and the other is there already', async () => {
  const { id, contactId } = await begin(block('nameCore', 'phone'))
  expect((await editContact(contactId, { phones: ['13800138000'] })).status).toBe(200)
  const answer = await edit(id, { name: '远瓴机械有限公司' })
  expect(answer.error.fields?.[0]).toMatchObject({ path: 'changes.name', code: 'duplicate.blocked.nameCore' })
  expect((await caller.call(openCustomer, { params: { id } })).result.name).toBe('另一家商行')
})

test('what a colleague has in common with another customer is no reason to refuse an edit', async () => {
  const { id, contactId } = await begin(block('email'))
  await sql`
    insert into contact (customer_id, ordinal, name, name_norm, name_pinyin, name_initials, email)
    values (${id}, 9, '赵六', '赵六', 'zhaoliu', 'zl', 'zhang@yuanling.cn')`.execute(testbed.database.db)
  expect((await editContact(contactId, { email: 'li@elsewhere.cn' })).status).toBe(200)
})

test('a rule that only tells refuses no edit', async () => {
  const { contactId } = await begin({ kinds: ['phone'], effect: 'confirm' })
  expect((await editContact(contactId, { phones: ['13800138000'] })).status).toBe(200)
})
