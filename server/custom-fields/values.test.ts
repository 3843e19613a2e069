import { beforeAll, describe, expect, test } from 'vitest'
import { createContact, listContacts, revealContact, updateContact } from '../../contract/contacts.ts'
import { type CustomField, listCustomFields, updateCustomField } from '../../contract/custom-fields.ts'
import { customerHistory } from '../../contract/customer-history.ts'
import * as contract from '../../contract/customers.ts'
import type { FieldLevel } from '../../contract/levels.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { fieldOf, makeField, optionOf } from './testing/fields.ts'

/** Conditions on several fields, all of which must hold, as the list takes them. */
const filterBy = (conditions: Record<string, object>) =>
  JSON.stringify({ all: Object.entries(conditions).map(([field, condition]) => ({ field, ...condition })) })

let testbed: TestApp
let company: Company
let administrator: Caller
/** 王磊 owns, 李娜 is the supervisor. */
let seller: Caller
let supervisor: Caller
let lines: CustomField
let channel: CustomField
let scopes: CustomField
let note: CustomField
let birthday: CustomField

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  administrator = await testbed.as(company.people.管理员)
  seller = await testbed.as(company.people.王磊)
  supervisor = await testbed.as(company.people.李娜)
  lines = await makeField(administrator, '产线数', 'number', { unit: '条' })
  channel = await makeField(administrator, '渠道', 'single', { options: ['直销', '代理'] })
  scopes = await makeField(administrator, '业务范围', 'multi', { options: ['机加工', '钣金', '电镀'] })
  note = await makeField(administrator, '内部说明', 'text')
  birthday = await makeField(administrator, '生日', 'date', {}, 'contact')
})

const read = async (caller: Caller, id: number) =>
  (await caller.call(contract.openCustomer, { params: { id } })).result
const edit = (caller: Caller, id: number, version: number, custom: Record<string, unknown>) =>
  caller.call(contract.updateCustomer, { params: { id }, body: { version, changes: { custom } } })
const list = (query: Record<string, unknown>) => seller.call(contract.listCustomers, { query })

/** Sets what a preset role sees of a field; `null` for everything. */
async function setLevel(role: string, field: string, level: FieldLevel | null): Promise<void> {
  await sql`delete from role_field where field = ${field}`.execute(testbed.database.db)
  if (level !== null)
    await sql`
      insert into role_field (role_id, field, level) select id, ${field}, ${level} from role where key = ${role}`.execute(
      testbed.database.db,
    )
}

describe('values of a customer', () => {
  test('are entered with it, kept by key, and answered', async () => {
    const custom = { [lines.key]: 4, [channel.key]: optionOf(channel, '直销'), [note.key]: null }
    const made = await seller.call(contract.createCustomer, { body: { name: '恒力机械', custom } })
    expect(made.status, made.text).toBe(200)
    const { custom: kept } = await read(seller, made.result.id)
    expect(kept).toEqual({ [lines.key]: 4, [channel.key]: optionOf(channel, '直销') })
  })

  test('are changed one by one: others stay, null clears', async () => {
    const id = await company.customerOf('王磊', {
      custom: { [lines.key]: 4, [note.key]: '老客户', [channel.key]: optionOf(channel, '直销') },
    })
    const answer = await edit(seller, id, 1, { [lines.key]: 6, [note.key]: null })
    expect(answer.status, answer.text).toBe(200)
    const kept = { [lines.key]: 6, [channel.key]: optionOf(channel, '直销') }
    expect((await read(seller, id)).custom).toEqual(kept)
    const { keys } = await oneRow(
      testbed.database,
      sql<{
        keys: string[]
      }>`select array(select jsonb_object_keys(custom)) as keys from customer where id = ${id}`,
    )
    expect(keys.sort()).toEqual([lines.key, channel.key].sort())
  })

  test('that are wrong are named one by one, and nothing is written', async () => {
    const id = await company.customerOf('王磊')
    const gone = { cf_gone: 1, [lines.key]: 'vier', [channel.key]: 'o_x', [note.key]: '好' }
    const answer = await edit(seller, id, 1, gone)
    expect(answer.status).toBe(400)
    expect(answer.error.fields.map(({ path, code }) => [path, code])).toEqual([
      ['changes.custom.cf_gone', 'unknown_field'],
      [`changes.custom.${lines.key}`, 'type'],
      [`changes.custom.${channel.key}`, 'custom.option_gone'],
    ])
    expect((await read(seller, id)).custom).toEqual({})
  })

  test('of a contact’s field aren’t taken', async () => {
    const id = await company.customerOf('王磊')
    const answer = await edit(seller, id, 1, { [birthday.key]: '1990-01-01' })
    expect(answer.error.fields).toMatchObject([{ code: 'unknown_field' }])
  })

  test('edited by two: different fields merge, the same one answers both values', async () => {
    const id = await company.customerOf('王磊', { custom: { [lines.key]: 1 } })
    expect((await edit(supervisor, id, 1, { [lines.key]: 2 })).status).toBe(200)
    expect((await edit(seller, id, 1, { [note.key]: '新' })).status).toBe(200)
    const collided = await edit(seller, id, 1, { [lines.key]: 3 })
    expect([collided.status, collided.error.collisions]).toMatchObject([
      409,
      { [`custom.${lines.key}`]: { yours: 3, theirs: 2, by: '李娜' } },
    ])
    expect((await read(seller, id)).custom).toEqual({ [lines.key]: 2, [note.key]: '新' })
  })

  test('stand in the history, each with both values', async () => {
    const id = await company.customerOf('王磊', { custom: { [lines.key]: 1 } })
    await edit(seller, id, 1, { [lines.key]: 2 })
    const { rows } = (await seller.call(customerHistory, { params: { id } })).result
    expect(rows[0]?.changes).toEqual([{ field: `custom.${lines.key}`, before: 1, after: 2 }])
  })

  test('of a retired field stay, and can only be emptied', async () => {
    const field = await makeField(administrator, '旧等级', 'text')
    const id = await company.customerOf('王磊', { custom: { [field.key]: '甲' } })
    const { version } = await fieldOf(administrator, field.id)
    await administrator.call(updateCustomField, {
      params: { id: field.id },
      body: { version, changes: { active: false } },
    })
    expect((await read(seller, id)).custom).toEqual({ [field.key]: '甲' })
    const refused = await edit(seller, id, 1, { [field.key]: '乙' })
    expect(refused.error.fields).toMatchObject([{ code: 'custom.retired' }])
    expect((await edit(seller, id, 1, { [field.key]: null })).status).toBe(200)
  })

  test('cost who gives none nothing: the definitions aren’t asked', async () => {
    const client = await testbed.database.pool.connect()
    await client.query('begin; lock table custom_field in access exclusive mode')
    const made = await seller.call(contract.createCustomer, { body: { name: '没有自定义内容' } })
    const edited = await seller.call(contract.updateCustomer, {
      params: { id: made.result.id },
      body: { version: 1, changes: { mainBusiness: '轴承' } },
    })
    await client.query('rollback')
    client.release()
    expect([made.status, edited.status]).toEqual([200, 200])
  })
})

describe('values of a contact', () => {
  test('are entered, changed and answered with it', async () => {
    const id = await company.customerOf('王磊', {
      contacts: [{ name: '张三', custom: { [birthday.key]: '1980-05-01' } }],
    })
    const added = await seller.call(createContact, {
      params: { id },
      body: { name: '李四', custom: { [birthday.key]: '1990-01-01' } },
    })
    const contacts = async () => (await seller.call(listContacts, { params: { id } })).result.rows
    expect((await contacts()).map(({ custom }) => custom[birthday.key])).toEqual(['1980-05-01', '1990-01-01'])
    const changed = await seller.call(updateContact, {
      params: { id: added.result.id },
      body: { version: 1, changes: { custom: { [birthday.key]: null } } },
    })
    expect(changed.status, changed.text).toBe(200)
    expect((await contacts())[1]?.custom).toEqual({})
  })

  test('that are wrong name the contact', async () => {
    const answer = await seller.call(contract.createCustomer, {
      body: { name: '错生日', contacts: [{ name: '张三', custom: { [birthday.key]: '昨天' } }] },
    })
    expect(answer.error.fields).toMatchObject([
      { path: `contacts.0.custom.${birthday.key}`, code: 'format.date' },
    ])
  })
})

describe('the list', () => {
  const customers: Record<string, number> = {}
  const found = async (custom: Record<string, object>) => {
    const answer = await list({ filter: filterBy(custom) })
    expect(answer.status, answer.text).toBe(200)
    const ids = answer.result.rows.map(({ id }) => id)
    return Object.keys(customers).filter((name) => ids.includes(customers[name] ?? 0))
  }
  let flag: CustomField
  let signed: CustomField

  beforeAll(async () => {
    flag = await makeField(administrator, '上市', 'boolean')
    signed = await makeField(administrator, '签约日', 'date')
    const [direct, agent] = [optionOf(channel, '直销'), optionOf(channel, '代理')]
    const [machining, sheet, plating] = ['机加工', '钣金', '电镀'].map((label) => optionOf(scopes, label))
    const make = async (name: string, custom: Record<string, unknown>) => {
      customers[name] = await company.customerOf('王磊', { name: `筛选${name}`, custom: custom as never })
    }
    await make('甲', {
      [lines.key]: 3,
      [channel.key]: direct,
      [scopes.key]: [machining, sheet],
      [flag.key]: true,
    })
    await make('乙', { [lines.key]: 10, [channel.key]: agent, [scopes.key]: [plating], [flag.key]: false })
    await make('丙', { [note.key]: '100%_优先', [signed.key]: '2026-03-01' })
    await make('丁', {})
  })

  test.each<[what: string, condition: () => Record<string, object>, names: string[]]>([
    ['one option', () => ({ [channel.key]: { any: [optionOf(channel, '直销')] } }), ['甲']],
    ['any of two', () => ({ [channel.key]: { any: channel.options.map(({ key }) => key) } }), ['甲', '乙']],
    ['an option among several', () => ({ [scopes.key]: { any: [optionOf(scopes, '钣金')] } }), ['甲']],
    ['yes', () => ({ [flag.key]: { is: true } }), ['甲']],
    ['no, which isn’t nothing', () => ({ [flag.key]: { is: false } }), ['乙']],
    ['from a number on', () => ({ [lines.key]: { min: 4 } }), ['乙']],
    ['both bounds inclusive', () => ({ [lines.key]: { min: 3, max: 10 } }), ['甲', '乙']],
    ['up to a day', () => ({ [signed.key]: { max: '2026-03-01' } }), ['丙']],
    ['after that day', () => ({ [signed.key]: { min: '2026-03-02' } }), []],
    ['part of a text, marks taken as they are', () => ({ [note.key]: { contains: '0%_优' } }), ['丙']],
    ['a mark that would stand for anything', () => ({ [note.key]: { contains: '1_0' } }), []],
    ['a number asked of a text', () => ({ [note.key]: { min: 1 } }), []],
    ['a field that there isn’t', () => ({ cf_none: { is: true } }), []],
    [
      'all conditions at once',
      () => ({ [channel.key]: { any: [optionOf(channel, '直销')] }, [lines.key]: { min: 4 } }),
      [],
    ],
  ])('finds %s', async (_, condition, names) => expect(await found(condition())).toEqual(names))

  test.each([
    '{"all": [{"field": "cf_1"}]}',
    '{"all": [{"field": "cf_1", "any": []}]}',
    '{"all": [{"field": "cf_1", "min": 1, "max": "2024-01-01"}]}',
    '{"all": [{"field": "cf_1", "contains": "\\u0000"}]}',
    '{"all": [{"field": "cf_1", "contains": "\\ud800"}]}',
    '{"all": [{"field": "cf_1", "is": true, "any": ["x"]}]}',
  ])('refuses %s', async (filter) => {
    const answer = await list({ filter })
    expect([answer.status, answer.error.fields[0]?.code]).toEqual([400, 'filter.unreadable'])
  })

  test('brings along the columns that are asked for, and no others', async () => {
    const filter = filterBy({ [lines.key]: { min: 10 } })
    const rows = async (columns?: string) =>
      (await list({ filter, ...(columns && { columns }) })).result.rows.map((row) => row.custom)
    expect(await rows()).toEqual([{}])
    expect(await rows(lines.key)).toEqual([{ [lines.key]: 10 }])
  })

  test('doesn’t find what somebody else owns', async () => {
    const other = await testbed.as(company.people.陈静)
    const filter = filterBy({ [lines.key]: { min: 0 } })
    expect((await other.call(contract.listCustomers, { query: { filter } })).result.rows).toEqual([])
  })

  test('is exported with a column per field, as it can be imported again', async () => {
    const filter = filterBy({ [lines.key]: { min: 10 } })
    const file = await administrator.call(contract.exportCustomers, { query: { filter, format: 'csv' } })
    expect(file.text).toContain('产线数 (条),渠道,业务范围,内部说明')
    expect(file.text).toContain(',10,代理,电镀,')
  })
})

describe('by field levels', () => {
  const level = (value: FieldLevel | null) => setLevel('sales', `customer.custom.${note.key}`, value)
  const conditions = () => ({ filter: filterBy({ [note.key]: { contains: '密' } }) })

  test('a hidden field isn’t there, nor written, nor filtered by, nor in the history', async () => {
    const id = await company.customerOf('王磊', { custom: { [note.key]: '密' } })
    await edit(supervisor, id, 1, { [note.key]: '密二' })
    await level('hidden')
    const record = await read(seller, id)
    expect(record.custom).toEqual({})
    expect(record.fields[`custom.${note.key}`]).toBe('hidden')
    const written = await edit(seller, id, 2, { [note.key]: '改' })
    expect([written.status, written.error.fields[0]?.code]).toEqual([403, 'field.not_writable'])
    expect((await list(conditions())).error.fields).toMatchObject([{ code: 'field.not_shown' }])
    const definitions = (await seller.call(listCustomFields)).result.rows
    expect(definitions.map(({ key }) => key)).not.toContain(note.key)
    const history = await seller.call(customerHistory, { params: { id } })
    expect(history.text).not.toContain('密')
    await level(null)
  })

  test('a masked one says that it is masked; in bulk it stays so for its owner too', async () => {
    const id = await company.customerOf('王磊', { custom: { [note.key]: '密' } })
    await level('masked')
    expect((await read(seller, id)).custom).toEqual({ [note.key]: '密' })
    const rows = (await list({ columns: note.key })).result.rows
    expect(rows.find((row) => row.id === id)?.custom).toEqual({})
    const exported = await seller.call(contract.exportCustomers, { query: { format: 'csv' } })
    expect(exported.text).not.toContain('密')
    expect((await list(conditions())).status).toBe(400)
    await level(null)
  })

  test('a masked one of a contact is shown once it is revealed', async () => {
    const field = await makeField(administrator, '身份证号', 'text', {}, 'contact')
    await setLevel('sales_supervisor', `contact.custom.${field.key}`, 'masked')
    const id = await company.customerOf('王磊', {
      contacts: [{ name: '张三', custom: { [field.key]: '330106…' } }],
    })
    const [contact] = (await supervisor.call(listContacts, { params: { id } })).result.rows
    expect([contact?.custom, contact?.fields[`custom.${field.key}`]]).toEqual([{}, 'masked'])
    const shown = await supervisor.call(revealContact, { params: { id: contact?.id }, body: {} })
    expect(shown.result.custom).toEqual({ [field.key]: '330106…' })
  })
})
