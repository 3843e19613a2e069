import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as contract from '../../contract/customers.ts'
import { createIndustry, updateOrganisation } from '../../contract/settings.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** S0-12, DOMAIN §2: `2024-TRA-001`, unique, gap-free when issued, never double under concurrency. */
let testbed: TestApp
let company: Company
let caller: Caller
let administrator: Caller
let year: string
const industry = { TRA: 0, MAN: 0 }

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  caller = await testbed.as(company.people.王磊)
  administrator = await testbed.as(company.people.管理员)
  for (const [name, shortCode, gbCode] of [
    ['贸易', 'TRA', 'F'],
    ['设备制造', 'MAN', 'C'],
  ] as const) {
    const made = await administrator.call(createIndustry, { body: { name, shortCode, gbCode } })
    industry[shortCode] = made.result.id
  }
})

beforeEach(async () => {
  const { db } = testbed.database
  await sql`truncate customer, contact, contact_phone, change_log, number_counter cascade`.execute(db)
  await setRule('{yyyy}-{industry}-{seq:3}')
  const row = await oneRow(
    testbed.database,
    sql<{ year: string }>`
    select to_char(now() at time zone 'Asia/Shanghai', 'YYYY') as year`,
  )
  year = row.year
})

const setRule = (rule: string) =>
  sql`update organisation set customer_number_rule = ${rule}`.execute(testbed.database.db)
let names = 0
const create = async (draft: Record<string, unknown> = {}) => {
  names += 1
  return caller.call(contract.createCustomer, { body: { name: `编号客户${names}厂`, ...draft } })
}
const numberOf = async (draft?: Record<string, unknown>) => (await create(draft)).result.number

test.each([
  ['of an industry', () => ({ industryId: industry.TRA }), 'TRA'],
  ['of no known industry', () => ({}), 'GEN'],
  ['that is a person', () => ({ type: 'individual', industryId: industry.TRA }), 'PER'],
])('a customer %s is numbered by year, industry and sequence', async (_, draft, part) => {
  expect(await numberOf(draft())).toBe(`${year}-${part}-001`)
  expect(await numberOf(draft())).toBe(`${year}-${part}-002`)
})

test('fifty people at once, several industries, some of them failing: no gap, no double', async () => {
  const kinds = ['TRA', 'MAN', 'GEN'] as const
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const kind = kinds[index % 3] ?? 'GEN'
      const industryId = kind === 'GEN' ? {} : { industryId: industry[kind] }
      // Every fifth has a phone that nobody can call: it fails after its number was drawn.
      const contacts = index % 5 === 0 ? [{ name: '张三', phones: ['12'] }] : []
      return { kind, answer: await create({ ...industryId, contacts }) }
    }),
  )
  expect(answers.filter(({ answer }) => answer.status === 400)).toHaveLength(10)
  for (const kind of kinds) {
    const issued = answers
      .filter((row) => row.kind === kind && row.answer.status === 200)
      .map(({ answer }) => answer.result.number)
      .sort()
    expect(issued).toEqual(issued.map((__, index) => `${year}-${kind}-${String(index + 1).padStart(3, '0')}`))
  }
})

test('the sequence grows past 999', async () => {
  await numberOf({ industryId: industry.TRA })
  await sql`update number_counter set value = 999`.execute(testbed.database.db)
  expect(await numberOf({ industryId: industry.TRA })).toBe(`${year}-TRA-1000`)
})

test('a number stays consumed when its customer is deleted for good', async () => {
  const { result } = await create()
  await sql`delete from customer where id = ${result.id}`.execute(testbed.database.db)
  expect(await numberOf()).toBe(`${year}-GEN-002`)
})

test('a later change of industry doesn’t renumber', async () => {
  const { result } = await create({ industryId: industry.TRA })
  await caller.call(contract.updateCustomer, {
    params: { id: result.id },
    body: { version: result.version, changes: { industryId: industry.MAN } },
  })
  const opened = await caller.call(contract.openCustomer, { params: { id: result.id } })
  expect(opened.result.number).toBe(`${year}-TRA-001`)
})

test('a new rule counts in its own way, and steps over numbers that an earlier rule gave', async () => {
  await setRule('C{seq:3}')
  expect(await numberOf()).toBe('C001')
  await setRule('{yyyy}-GEN-{seq:3}')
  expect(await numberOf()).toBe(`${year}-GEN-001`)
  await setRule('{yyyy}-{industry}-{seq:3}')
  expect(await numberOf()).toBe(`${year}-GEN-002`)
})

test('a rule that could give one number twice is refused', async () => {
  const read = await oneRow(testbed.database, sql<{ version: number }>`select version from organisation`)
  for (const customerNumberRule of ['{yyyy}', '{MM}{seq:3}', '{seq}{seq}', '{foo}{seq}', '客户{seq}']) {
    const answer = await administrator.call(updateOrganisation, {
      body: { version: read.version, changes: { customerNumberRule } },
    })
    expect([answer.status, answer.error.fields[0]?.path], customerNumberRule).toEqual([
      400,
      'changes.customerNumberRule',
    ])
  }
})
