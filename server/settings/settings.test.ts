import { beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/settings.ts'
import { sql } from '../platform/database.ts'
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
  test('tells the number due next by its rule and by each preset, for its first industry', async () => {
    const { rows } = (await administrator.call(contract.listIndustries)).result
    const industry = rows.find(({ active }) => active)
    const code = industry?.shortCode ?? ''
    const enter = async (number: string) => {
      const id = await company.customerOf('王磊', { industryId: industry?.id ?? null })
      await sql`update customer set number = ${number} where id = ${id}`.execute(testbed.database.db)
    }
    const { numbering } = await read()
    const [year = '', month = ''] = numbering.today.split('-')
    expect(numbering.industry).toEqual({ code, name: industry?.name })
    await enter('K1')
    // Taken already under another rule: it is stepped over, as when it is issued.
    await enter(`${year}-${code}-002`)
    await enter(`C${year}${month}001`)
    await change({ customerNumberRule: 'K-{industry}-{seq:2}' })
    expect((await read()).numbering.next).toEqual([
      { rule: 'K-{industry}-{seq:2}', number: `K-${code}-01` },
      { rule: '{yyyy}-{industry}-{seq:3}', number: expect.any(String) },
      { rule: 'C{yyyy}{MM}{seq:3}', number: `C${year}${month}002` },
    ])
    for (const customerNumberRule of ['C{yyyy}{MM}{seq:3}', '{yyyy}-{industry}-{seq:3}']) {
      await change({ customerNumberRule })
      const due = (await read()).numbering.next.find(({ rule }) => rule === customerNumberRule)?.number
      const id = await company.customerOf('王磊', { industryId: industry?.id ?? null })
      const { rows: made } = await sql<{
        number: string
      }>`select number from customer where id = ${id}`.execute(testbed.database.db)
      expect(made[0]?.number).toBe(due)
    }
  })

  test('counts the day in its own time zone', async () => {
    const { timeZone } = await read()
    const days: string[] = []
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
      await change({ timeZone: zone })
      days.push((await read()).numbering.today)
    }
    await change({ timeZone })
    // 25 hours apart: never the same day.
    expect(new Set(days).size).toBe(2)
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
