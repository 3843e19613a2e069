import { beforeAll, describe, expect, test } from 'vitest'
import { createContact, deleteContact } from '../../contract/contacts.ts'
import { type CustomField, listKeyOf } from '../../contract/custom-fields.ts'
import * as contract from '../../contract/customers.ts'
import type { FieldLevel } from '../../contract/levels.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { makeField, optionOf } from './testing/fields.ts'

/** Conditions on several fields, all of which must hold, as the list takes them. */
const filterBy = (conditions: Record<string, object>) =>
  JSON.stringify({ all: Object.entries(conditions).map(([field, condition]) => ({ field, ...condition })) })

/** Fields of contacts in the list of customers: as columns, as filters and in the export. */
let testbed: TestApp
let company: Company
/** 王磊 owns. */
let seller: Caller
let birthday: CustomField
let hobby: CustomField
let size: CustomField
let lines: CustomField
const customers: Record<string, number> = {}

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  const administrator = await testbed.as(company.people.管理员)
  seller = await testbed.as(company.people.王磊)
  birthday = await makeField(administrator, '生日', 'date', {}, 'contact')
  hobby = await makeField(administrator, '爱好', 'multi', { options: ['高尔夫', '钓鱼'] }, 'contact')
  size = await makeField(administrator, '管的人数', 'number', { unit: '人' }, 'contact')
  lines = await makeField(administrator, '产线数', 'number')
  const [golf, fishing] = ['高尔夫', '钓鱼'].map((label) => optionOf(hobby, label))
  customers.甲 = await company.customerOf('王磊', {
    name: '联系人甲',
    custom: { [lines.key]: 3 },
    contacts: [
      { name: '张三', custom: { [birthday.key]: '1980-05-01', [hobby.key]: [golf ?? ''] } },
      { name: '李四', custom: { [birthday.key]: '1990-01-01', [hobby.key]: [fishing ?? ''] } },
    ],
  })
  customers.乙 = await company.customerOf('王磊', {
    name: '联系人乙',
    custom: { [lines.key]: 3 },
    contacts: [{ name: '王五' }, { name: '赵六', custom: { [birthday.key]: '1980-06-01', [size.key]: 12 } }],
  })
  customers.丙 = await company.customerOf('王磊', { name: '联系人丙' })
})

const list = (query: Record<string, unknown>, caller = seller) =>
  caller.call(contract.listCustomers, { query })
const of = listKeyOf

async function found(custom: Record<string, object>): Promise<string[]> {
  const answer = await list({ filter: filterBy(custom) })
  expect(answer.status, answer.text).toBe(200)
  const ids = answer.result.rows.map(({ id }) => id)
  return Object.keys(customers).filter((name) => ids.includes(customers[name] ?? 0))
}

async function withLevel(field: CustomField, level: FieldLevel, act: () => Promise<void>): Promise<void> {
  const { db } = testbed.database
  const name = `contact.custom.${field.key}`
  await sql`insert into role_field (role_id, field, level) select id, ${name}, ${level} from role where key = 'sales'`.execute(
    db,
  )
  await act()
  await sql`delete from role_field where field = ${name}`.execute(db)
}

describe('a filter finds customers', () => {
  test.each<[what: string, condition: () => Record<string, object>, names: string[]]>([
    ['by one of their contacts', () => ({ [of(birthday)]: { max: '1980-12-31' } }), ['甲', '乙']],
    ['by a contact who isn’t the primary one', () => ({ [of(size)]: { min: 10 } }), ['乙']],
    ['by a choice', () => ({ [of(hobby)]: { any: [optionOf(hobby, '钓鱼')] } }), ['甲']],
    [
      'by one contact of whom all holds',
      () => ({ [of(birthday)]: { max: '1980-12-31' }, [of(hobby)]: { any: [optionOf(hobby, '高尔夫')] } }),
      ['甲'],
    ],
    [
      'and not by two who have half each',
      () => ({ [of(birthday)]: { max: '1980-12-31' }, [of(hobby)]: { any: [optionOf(hobby, '钓鱼')] } }),
      [],
    ],
    [
      'by a field of their own besides',
      () => ({ [of(birthday)]: { min: '1980-05-02' }, [lines.key]: { is: true } }),
      [],
    ],
    ['not by a contact’s field asked of the customer', () => ({ [birthday.key]: { min: '1900-01-01' } }), []],
    ['not by a customer’s field asked of contacts', () => ({ [`contact.${lines.key}`]: { min: 0 } }), []],
  ])('%s', async (_, condition, names) => expect(await found(condition())).toEqual(names))

  test('not by a contact in the trash', async () => {
    const id = customers.丙 ?? 0
    const body = { name: '周七', custom: { [size.key]: 99 } }
    const added = await seller.call(createContact, { params: { id }, body })
    expect(await found({ [of(size)]: { min: 99 } })).toEqual(['丙'])
    await seller.call(deleteContact, { params: { id: added.result.id } })
    expect(await found({ [of(size)]: { min: 99 } })).toEqual([])
  })

  test('that the viewer sees', async () => {
    const other = await testbed.as(company.people.陈静)
    const filter = filterBy({ [of(birthday)]: { min: '1900-01-01' } })
    expect((await list({ filter }, other)).result.rows).toEqual([])
  })

  test.each([
    '{"all": [{"field": "contact.name", "is": true}]}',
    '{"all": [{"field": "contacts.cf_1", "is": true}]}',
    '{"all": [{"field": "contact.", "is": true}]}',
  ])('and refuses %s', async (filter) => {
    const answer = await list({ filter })
    expect([answer.status, answer.error.fields[0]?.code]).toEqual([400, 'filter.unreadable'])
  })
})

describe('a column', () => {
  const listed = async (columns: string) => {
    const { rows } = (await list({ columns })).result
    return (name: string) => rows.find(({ id }) => id === customers[name])
  }

  test('shows the primary contact’s value', async () => {
    const row = await listed(`${of(birthday)},${lines.key}`)
    expect(row('甲')?.primaryContact?.custom).toEqual({ [birthday.key]: '1980-05-01' })
    expect(row('甲')?.custom).toEqual({ [lines.key]: 3 })
    expect(row('乙')?.primaryContact?.custom).toEqual({})
    expect(row('丙')?.primaryContact).toBeNull()
  })

  test('brings nothing that wasn’t asked for', async () => {
    expect((await listed(birthday.key))('甲')?.primaryContact?.custom).toEqual({})
  })
})

describe.each<FieldLevel>(['masked', 'hidden'])('what is %s', (level) => {
  test('is neither listed, nor filtered by, nor exported, for the owner either', async () => {
    await withLevel(birthday, level, async () => {
      const answer = await list({ columns: of(birthday) })
      expect(answer.text).not.toContain('1980-05-01')
      const filter = filterBy({ [of(birthday)]: { min: '1900-01-01' } })
      expect((await list({ filter })).error.fields).toMatchObject([
        { path: 'filter', code: 'field.not_shown' },
      ])
      const supervisor = await testbed.as(company.people.李娜)
      expect((await list({ filter }, supervisor)).status).toBe(200)
      const exported = await seller.call(contract.exportCustomers, { query: { format: 'csv', filter } })
      expect(exported.status).toBe(400)
      const whole = await seller.call(contract.exportCustomers, { query: { format: 'csv' } })
      expect(whole.text).not.toMatch(/1980-05-01|联系人生日/)
    })
  })
})

test('the export has them behind the primary contact’s other columns', async () => {
  const caller = await testbed.as(company.people.李娜)
  const filter = filterBy({ [of(hobby)]: { any: [optionOf(hobby, '高尔夫')] } })
  const file = await caller.call(contract.exportCustomers, { query: { filter, format: 'csv' } })
  const [heads = '', row = ''] = file.text.split('\r\n')
  const cells = Object.fromEntries(heads.split(',').map((head, column) => [head, row.split(',')[column]]))
  expect(cells).toMatchObject({ 联系人生日: '1980-05-01', 联系人爱好: '高尔夫', '联系人管的人数 (人)': '' })
  expect(heads).toContain('联系人生日,联系人爱好,联系人管的人数 (人),请勿联系,下次跟进')
})
