import { beforeAll, describe, expect, test } from 'vitest'
import type { CustomerDraft } from '../../contract/customer-fields.ts'
import * as contract from '../../contract/field-sets.ts'
import { makeField } from '../custom-fields/testing/fields.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

let testbed: TestApp
let company: Company
let administrator: Caller
let seller: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  administrator = await testbed.as(company.people.管理员)
  seller = await testbed.as(company.people.王磊)
})

const listed = async () => (await administrator.call(contract.listFieldSets)).result
const setCalled = async (name: string) => {
  const found = (await listed()).rows.find((row) => row.name === name)
  if (!found) throw new Error(name)
  return found
}
const others = { end_user: null, distributor: null, trader: null, oem: null }
const choose = (body: Record<string, unknown>) =>
  administrator.call(contract.chooseEntrySets, { body: { ...others, ...body } })
const completeness = async (id: number, caller = seller) =>
  (await caller.call(contract.readCompleteness, { params: { id } })).result.rows
const of = async (draft: Partial<CustomerDraft>, name: string, caller = seller) => {
  const id = await company.customerOf('王磊', draft)
  return (await completeness(id, caller)).find((row) => row.name === name)
}
const missing = (row: contract.Completeness | undefined) => row?.missing.map(({ field }) => field)

describe('every organisation starts with', () => {
  test('two sets of what entries are asked for, the short one in use, and two purposes', async () => {
    const { rows, entry } = await listed()
    expect(rows.map(({ use, name }) => [use, name])).toEqual([
      ['entry', '精简'],
      ['entry', '标准'],
      ['purpose', '行业方案推送'],
      ['purpose', '提升复购'],
    ])
    expect(entry).toEqual({ other: rows[0]?.id, ...others })
  })

  test('fields that there are', async () => {
    for (const { fields } of (await listed()).rows)
      for (const { field } of fields) expect(contract.askableFields).toContain(field)
  })
})

describe('a customer', () => {
  const whole = {
    initialNeed: '数控车床 3 台',
    contacts: [{ name: '张三', phones: ['13800138000'] }],
  }

  test('is complete by the short preset with name, contact, phone and need', async () => {
    expect(await of(whole, '精简')).toMatchObject({ total: 4, filled: 4, percent: 100, missing: [] })
    expect(missing(await of({}, '精简'))).toEqual(['contact.name', 'contact.phones', 'customer.initialNeed'])
  })

  test('is told of its contacts that are still there only', async () => {
    const left = [{ name: '张三', phones: ['13800138000'], leftOn: '2024-01-01' }]
    expect(missing(await of({ contacts: left }, '精简'))).toContain('contact.phones')
  })

  test('is asked by the set of its business type', async () => {
    const { id } = await setCalled('标准')
    const { other } = (await listed()).entry
    expect((await choose({ other, distributor: id })).status).toBe(200)
    expect(await of({ ...whole, businessType: 'distributor' }, '标准')).toMatchObject({
      filled: 4,
      total: 12,
    })
    expect(await of({ ...whole, businessType: 'distributor' }, '精简')).toBeUndefined()
    expect(await of({ ...whole, businessType: 'trader' }, '精简')).toBeDefined()
    await choose({ other })
  })

  test('isn’t asked for what a retired set or a retired field wants', async () => {
    const field = await makeField(administrator, '产线数', 'number')
    const fields = [
      { field: 'customer.painPoints', required: true },
      { field: `customer.custom.${field.key}`, required: false },
    ]
    const made = await administrator.call(contract.createFieldSet, {
      body: { use: 'purpose', name: '产能摸底', fields },
    })
    expect(made.status, made.text).toBe(200)
    const row = await of({ painPoints: '交期' }, '产能摸底')
    expect(row).toMatchObject({ percent: 50, missing: [{ label: '产线数', required: false }] })
    await sql`update custom_field set active = false where id = ${field.id}`.execute(testbed.database.db)
    expect(await of({ painPoints: '交期' }, '产能摸底')).toMatchObject({ total: 1, percent: 100 })
    await administrator.call(contract.updateFieldSet, {
      params: { id: made.result.id },
      body: { version: 1, changes: { active: false } },
    })
    expect(await of({}, '产能摸底')).toBeUndefined()
  })

  test('tells nobody of a hidden field, and of a masked one only that it is there', async () => {
    const level = (value: string) =>
      sql`
      insert into role_field (role_id, field, level) select id, 'customer.painPoints', ${value} from role where key = 'sales'
      on conflict (role_id, field) do update set level = excluded.level`.execute(testbed.database.db)
    const filled = await company.customerOf('王磊', { painPoints: '交期不稳' })
    const empty = await company.customerOf('王磊')
    const told = async (id: number) => {
      const row = (await completeness(id)).find(({ name }) => name === '行业方案推送')
      return [row?.total, missing(row)?.includes('customer.painPoints')]
    }
    await level('masked')
    expect([await told(filled), await told(empty)]).toEqual([
      [4, false],
      [4, true],
    ])
    await level('hidden')
    expect([await told(filled), await told(empty)]).toEqual([
      [3, false],
      [3, false],
    ])
    await sql`delete from role_field where field = 'customer.painPoints'`.execute(testbed.database.db)
  })

  test('of somebody else isn’t there', async () => {
    const id = await company.customerOf('王磊')
    const other = await testbed.as(company.people.陈静)
    const answer = await other.call(contract.readCompleteness, { params: { id } })
    expect(answer.error.code).toBe('record.not_found')
  })
})

describe('a field set', () => {
  const fields = [{ field: 'customer.budget', required: true }]
  const make = (name: string, more: Record<string, unknown> = {}) =>
    administrator.call(contract.createFieldSet, { body: { use: 'purpose', name, fields, ...more } })

  test('has a name of its own and fields that there are, each once', async () => {
    expect((await make('提升复购')).error.code).toBe('field_set.name_taken')
    const unknown = await make('回访', { fields: [...fields, { field: 'customer.ownerId', required: true }] })
    expect(unknown.error.fields).toMatchObject([{ path: 'fields.1.field', code: 'field_set.field_unknown' }])
    const twice = await make('回访', { fields: [...fields, ...fields] })
    expect(twice.error.fields).toMatchObject([{ path: 'fields.1.field', code: 'field_set.field_twice' }])
  })

  test('edited by two at once keeps the first edit and tells the second', async () => {
    const { id, version } = (await make('两人')).result
    const change = (purpose: string) =>
      administrator.call(contract.updateFieldSet, {
        params: { id },
        body: { version, changes: { purpose } },
      })
    expect([(await change('甲')).status, (await change('乙')).status]).toEqual([200, 409])
    expect((await setCalled('两人')).purpose).toBe('甲')
  })

  test('that applies to entries is neither retired nor deleted; any other can be', async () => {
    const { id, version } = await setCalled('精简')
    const retired = await administrator.call(contract.updateFieldSet, {
      params: { id },
      body: { version, changes: { active: false } },
    })
    const removed = await administrator.call(contract.deleteFieldSet, { params: { id } })
    expect([retired.error.code, removed.error.code]).toEqual(['field_set.applies', 'field_set.applies'])
    const made = await make('一次性')
    expect(
      (await administrator.call(contract.deleteFieldSet, { params: { id: made.result.id } })).status,
    ).toBe(200)
  })

  test('of a purpose can’t be what entries are asked for', async () => {
    const { id } = await setCalled('提升复购')
    expect((await choose({ other: id })).error.fields).toMatchObject([
      { path: 'other', code: 'field_set.not_entry' },
    ])
    const { other } = (await listed()).entry
    expect((await choose({ other, trader: 999_999 })).error.fields).toMatchObject([{ path: 'trader' }])
  })
})

describe('what forms say will be asked for', () => {
  const spare = ['customer.name', 'contact.name', 'contact.phones', 'customer.initialNeed']
  const asked = async (businessType?: string, caller = seller) =>
    (await caller.call(contract.readEntryFields, { query: { ...(businessType && { businessType }) } })).result
      .fields

  test('is what the set of the business type requires; those without their own follow the others', async () => {
    const [short, standard] = [await setCalled('精简'), await setCalled('标准')]
    await choose({ other: short.id, oem: standard.id })
    expect(await asked()).toEqual(spare)
    expect(await asked('trader')).toEqual(spare)
    expect(await asked('oem')).toEqual(standard.fields.map(({ field }) => field))
  })

  test('leaves out what is optional, retired, or hidden from who asks', async () => {
    const field = await makeField(administrator, '台账号', 'text')
    const gone = await makeField(administrator, '旧台账号', 'text')
    const key = (one: { key: string }) => `customer.custom.${one.key}`
    const made = await administrator.call(contract.createFieldSet, {
      body: {
        use: 'entry',
        name: '台账',
        fields: [
          { field: key(field), required: true },
          { field: key(gone), required: true },
          { field: 'customer.website', required: false },
          { field: 'customer.budget', required: true },
        ],
      },
    })
    await choose({ other: made.result.id })
    await sql`update custom_field set active = false where key = ${gone.key}`.execute(testbed.database.db)
    expect(await asked()).toEqual([key(field), 'customer.budget'])
    expect(await asked(undefined, await testbed.as(company.people.周敏))).toEqual([key(field)])
    await choose({ other: (await setCalled('精简')).id })
  })
})
