import { beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/settings.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

let testbed: TestApp
let company: Company
let administrator: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  administrator = await testbed.as(company.people.管理员)
})

const read = async () => (await administrator.call(contract.readOrganisation)).result
const change = async (changes: Record<string, unknown>, version?: number) =>
  administrator.call(contract.updateOrganisation, {
    body: { version: version ?? (await read()).version, changes },
  })

describe('the organisation', () => {
  test('shows what the next number looks like by its rule', async () => {
    await change({ customerNumberRule: 'C{yyyy}{MM}{seq:3}' })
    expect((await read()).numberExample).toMatch(/^C20\d{4}001$/)
    await change({ customerNumberRule: '{yyyy}-{industry}-{seq:3}' })
    expect((await read()).numberExample).toMatch(/^20\d{2}-TRA-001$/)
  })

  test('edited by two at once keeps the first edit and tells the second', async () => {
    const { version } = await read()
    const answers = await Promise.all([change({ name: '甲' }, version), change({ name: '乙' }, version)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    await change({ name: '华信商贸' })
  })

  test.each([
    ['timeZone', 'Mars/Olympus'],
    ['timeZone', "'; drop table customer"],
    ['sessionIdleMinutes', 4],
    ['sessionIdleMinutes', 43_201],
    ['customerNumberRule', '{yyyy}'],
    ['name', '  '],
  ])('with the %s %j is refused at that field', async (field, value) => {
    const answer = await change({ [field]: value })
    expect([answer.status, answer.error.fields[0]?.path]).toEqual([400, `changes.${field}`])
  })

  test('with a setting of one minute above and below the bounds of idle time', async () => {
    for (const sessionIdleMinutes of [5, 43_200, 720])
      expect((await change({ sessionIdleMinutes })).status).toBe(200)
  })
})

describe('industries', () => {
  const add = (body: Record<string, unknown>) => administrator.call(contract.createIndustry, { body })

  test('of one name stand once', async () => {
    const body = { name: '新能源制造', shortCode: 'NEM', gbCode: 'C' }
    const made = await add(body)
    expect(made.status, made.text).toBe(200)
    expect((await add(body)).error.code).toBe('industry.in_use')
    const other = await add({ ...body, name: '储能' })
    const renamed = await administrator.call(contract.updateIndustry, {
      params: { id: other.result.id },
      body: { name: '新能源制造' },
    })
    expect(renamed.error.code).toBe('industry.in_use')
  })

  test.each([
    ['shortCode', 'tra'],
    ['shortCode', 'TRADE'],
    ['gbCode', 'Z'],
    ['gbCode', '123'],
    ['gbCode', '705'],
  ])('with the %s %s are refused', async (field, value) => {
    const answer = await add({ name: '某行业', shortCode: 'ABC', gbCode: 'C', [field]: value })
    expect([answer.status, answer.error.fields[0]?.path]).toEqual([400, field])
  })

  test.each(['K', '70', '701', '594'])('with the national code %s are taken', async (gbCode) => {
    const answer = await add({ name: `国标 ${gbCode}`, shortCode: 'ABC', gbCode })
    expect(answer.status, answer.text).toBe(200)
  })

  test('are listed for everybody, retired ones marked', async () => {
    const made = await add({ name: '已停用行业', shortCode: 'OLD', gbCode: 'C', active: false })
    const caller = await testbed.as(company.people.沈计)
    const { rows, can } = (await caller.call(contract.listIndustries)).result
    expect(rows.find(({ id }) => id === made.result.id)).toMatchObject({ active: false })
    expect(can.manage).toBe(false)
  })
})
