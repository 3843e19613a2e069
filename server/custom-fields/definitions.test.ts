import { beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/custom-fields.ts'
import { updateCustomer } from '../../contract/customers.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { untilWaiting } from '../platform/testing/held-up.ts'
import { fieldOf, makeField, optionOf } from './testing/fields.ts'

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

const change = async (id: number, changes: Record<string, unknown>, version?: number) =>
  administrator.call(contract.updateCustomField, {
    params: { id },
    body: { version: version ?? (await fieldOf(administrator, id)).version, changes },
  })
const remove = (id: number) => administrator.call(contract.deleteCustomField, { params: { id } })
const fill = async (custom: Record<string, unknown>) => {
  const id = await company.customerOf('王磊')
  const answer = await seller.call(updateCustomer, {
    params: { id },
    body: { version: 1, changes: { custom } },
  })
  expect(answer.status, answer.text).toBe(200)
  return id
}

describe('a custom field', () => {
  test('is listed for everybody, and changed only by who may', async () => {
    const field = await makeField(administrator, '产线数', 'number', { unit: '条', help: '自有产线' })
    const { rows, can } = (await seller.call(contract.listCustomFields)).result
    expect(rows.find(({ id }) => id === field.id)).toMatchObject({
      label: '产线数',
      unit: '条',
      active: true,
    })
    expect(can.manage).toBe(false)
  })

  test('has a key of its own that no other ever gets', async () => {
    const first = await makeField(administrator, '临时', 'text')
    expect((await remove(first.id)).status).toBe(200)
    const second = await makeField(administrator, '临时', 'text')
    expect(second.key).not.toBe(first.key)
    expect(second.key).toMatch(/^cf_[0-9a-z]+$/)
  })

  test('is called like no other of its object, whatever the case, nor like a built-in one', async () => {
    await makeField(administrator, 'ERP 系统', 'text')
    const again = await administrator.call(contract.createCustomField, {
      body: { object: 'customer', label: 'erp 系统', kind: 'text' },
    })
    expect(again.error.code).toBe('custom_field.label_taken')
    await makeField(administrator, 'ERP 系统', 'text', {}, 'contact')
    for (const label of ['所属行业', 'Industry']) {
      const builtIn = await administrator.call(contract.createCustomField, {
        body: { object: 'customer', label, kind: 'text' },
      })
      expect(builtIn.error.fields).toMatchObject([{ path: 'label', code: 'custom.label_built_in' }])
    }
  })

  test.each([
    ['no option', []],
    ['one label twice', [{ label: '甲' }, { label: ' 甲 ' }]],
    ['a label that a cell could not hold', [{ label: '甲、乙' }]],
    ['only retired options', [{ label: '甲', retired: true }]],
    ['a key from elsewhere', [{ key: 'o_1', label: '甲' }]],
  ])('of choices is refused with %s', async (_, options) => {
    const answer = await administrator.call(contract.createCustomField, {
      body: { object: 'customer', label: '渠道', kind: 'single', options },
    })
    expect([answer.status, answer.error.code]).toEqual([400, 'input.invalid'])
  })

  test('edited by two at once keeps the first edit and tells the second', async () => {
    const field = await makeField(administrator, '两人', 'text')
    const answers = [await change(field.id, { help: '甲' }, 1), await change(field.id, { help: '乙' }, 1)]
    expect(answers.map(({ status }) => status)).toEqual([200, 409])
    expect((await fieldOf(administrator, field.id)).help).toBe('甲')
  })

  test('is put into the order that is asked for', async () => {
    const a = await makeField(administrator, '甲', 'text', {}, 'contact')
    const b = await makeField(administrator, '乙', 'text', {}, 'contact')
    const body = { object: 'contact', ids: [b.id, a.id] }
    expect((await administrator.call(contract.orderCustomFields, { body })).status).toBe(200)
    const { rows } = (await seller.call(contract.listCustomFields)).result
    const labels = rows.filter(({ object }) => object === 'contact').map(({ label }) => label)
    expect(labels.slice(0, 2)).toEqual(['乙', '甲'])
  })

  test('is one of a hundred at most', async () => {
    const { rows } = (await seller.call(contract.listCustomFields)).result
    const left = contract.mostCustomFields - rows.filter(({ object }) => object === 'contact').length
    await sql`
      insert into custom_field (object, key, label, kind)
      select 'contact', 'cf_many' || n, '字段' || n, 'text' from generate_series(1, ${left}::integer) n`.execute(
      testbed.database.db,
    )
    const answer = await administrator.call(contract.createCustomField, {
      body: { object: 'contact', label: '再来一个', kind: 'text' },
    })
    expect(answer.error.code).toBe('custom_field.too_many')
    await sql`delete from custom_field where key like 'cf_many%'`.execute(testbed.database.db)
  })
})

describe('a field that records have values of', () => {
  test('keeps its kind, and stays, and says how many there are', async () => {
    const field = await makeField(administrator, '年产能', 'number')
    expect((await change(field.id, { kind: 'text' })).status).toBe(200)
    expect((await change(field.id, { kind: 'number' })).status).toBe(200)
    await fill({ [field.key]: 5 })
    await fill({ [field.key]: 0 })
    const kind = await change(field.id, { kind: 'text' })
    expect([kind.error.code, kind.error.message]).toEqual([
      'custom_field.kind_fixed',
      expect.stringContaining('2'),
    ])
    const removed = await remove(field.id)
    expect([removed.error.code, removed.error.message]).toEqual([
      'custom_field.in_use',
      expect.stringContaining('2'),
    ])
    expect((await change(field.id, { active: false })).status).toBe(200)
  })

  test('counts those in the trash, and is free once they are emptied', async () => {
    const field = await makeField(administrator, '旧编号', 'text')
    const id = await fill({ [field.key]: 'A-1' })
    await sql`update customer set deleted_at = now() where id = ${id}`.execute(testbed.database.db)
    expect((await remove(field.id)).error.code).toBe('custom_field.in_use')
    await sql`update customer set deleted_at = null where id = ${id}`.execute(testbed.database.db)
    await seller.call(updateCustomer, {
      params: { id },
      body: { version: 2, changes: { custom: { [field.key]: null } } },
    })
    expect((await remove(field.id)).status).toBe(200)
  })

  test.each(['single', 'multi'] as const)('keeps options of %s that are chosen', async (kind) => {
    const field = await makeField(administrator, `渠道 ${kind}`, kind, { options: ['直销', '代理', '线上'] })
    const held = optionOf(field, '代理')
    await fill({ [field.key]: kind === 'single' ? held : [held] })
    const without = (label: string) => field.options.filter((option) => option.label !== label)
    const refused = await change(field.id, { options: without('代理') })
    expect(refused.error.code).toBe('custom_field.option_in_use')
    expect((await change(field.id, { options: without('线上') })).status).toBe(200)
    const retired = field.options.map((option) => ({ ...option, retired: option.label === '代理' }))
    const kept = retired.filter(({ label }) => label !== '线上')
    expect((await change(field.id, { options: kept })).status).toBe(200)
  })

  test('isn’t deleted under the hands of who fills it in', async () => {
    const field = await makeField(administrator, '同时', 'text')
    const id = await company.customerOf('王磊')
    const client = await testbed.database.pool.connect()
    // Somebody has checked a value by the definition, and not yet written it.
    await client.query(`begin; select from custom_field where id = ${field.id} for share`)
    const removing = remove(field.id)
    await untilWaiting(testbed.database, 1)
    await client.query(`update customer set custom = '{"${field.key}": "值"}' where id = ${id}; commit`)
    client.release()
    expect((await removing).error.code).toBe('custom_field.in_use')
  })
})
