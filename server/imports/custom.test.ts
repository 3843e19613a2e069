import { beforeAll, describe, expect, test } from 'vitest'
import { type CustomField, deleteCustomField, updateCustomField } from '../../contract/custom-fields.ts'
import { exportCustomers } from '../../contract/customers.ts'
import { makeField, optionOf } from '../custom-fields/testing/fields.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { map, prepared, rowsOf, run, stateOf, upload, work } from './testing/steps.ts'

/** Conditions on several fields, all of which must hold, as the list takes them. */
const filterBy = (conditions: Record<string, object>) =>
  JSON.stringify({ all: Object.entries(conditions).map(([field, condition]) => ({ field, ...condition })) })

let bed: Bed
let administrator: Caller
let lines: CustomField
let channel: CustomField
let scopes: CustomField
let signed: CustomField
let amount: CustomField
let listed: CustomField
let birthday: CustomField

beforeAll(async () => {
  bed = await importBed()
  administrator = await bed.as(bed.company.people.管理员)
  lines = await makeField(administrator, '产线数', 'number', { unit: '条' })
  channel = await makeField(administrator, '销售渠道', 'single', { options: ['直销', '代理'] })
  scopes = await makeField(administrator, '工艺', 'multi', { options: ['机加工', '钣金'] })
  signed = await makeField(administrator, '签约日', 'date')
  amount = await makeField(administrator, '年合同额', 'money')
  listed = await makeField(administrator, '是否上市', 'boolean')
  birthday = await makeField(administrator, '生日', 'date', {}, 'contact')
})

const heads = '公司名称,产线数（条）,销售渠道,工艺,签约日,年合同额（万元）,是否上市,联系人,生日'

describe('columns headed like custom fields', () => {
  test('become them, with units, options, days and amounts read', async () => {
    const file = csv(heads, '恒力机械,3 条,直销,机加工、钣金,2026/3/1,12.5,是,张三,1980-05-01')
    const { id } = await upload(bed.callers.王磊, file)
    expect((await stateOf(bed.callers.王磊, id)).mapping).toEqual([
      'name',
      `custom.${lines.key}`,
      `custom.${channel.key}`,
      `custom.${scopes.key}`,
      `custom.${signed.key}`,
      `custom.${amount.key}`,
      `custom.${listed.key}`,
      'contact.name',
      `contact.custom.${birthday.key}`,
    ])
    await map(bed.callers.王磊, id)
    await work(bed)
    const [row] = await rowsOf(bed.callers.王磊, id)
    expect(row?.problems).toEqual([])
    expect(row?.taken.slice(1, 7)).toEqual(['3 条', '直销', '机加工、钣金', '2026-03-01', '12.5 万元', '是'])
    await run(bed.callers.王磊, id)
    await work(bed)
    const [customer] = await customersOf(bed, id)
    expect(customer?.custom).toEqual({
      [lines.key]: 3,
      [channel.key]: optionOf(channel, '直销'),
      [scopes.key]: scopes.options.map(({ key }) => key),
      [signed.key]: '2026-03-01',
      [amount.key]: 12_500_000,
      [listed.key]: true,
    })
    const { rows } = await sql<{ custom: unknown }>`
      select custom from contact where customer_id = ${customer?.id}`.execute(bed.database.db)
    expect(rows).toEqual([{ custom: { [birthday.key]: '1980-05-01' } }])
  })

  test('name each value that doesn’t fit', async () => {
    const file = csv(heads, '甲公司,很多,电话,机加工、电镀,3月1日,三美元,也许,,', '乙公司,,,,,,,,1980-05-01')
    const id = await prepared(bed, bed.callers.王磊, file)
    const [first, second] = await rowsOf(bed.callers.王磊, id)
    expect(first?.problems.map(({ column, code }) => [column, code])).toEqual([
      [1, 'custom.number_unit'],
      [2, 'custom.option_unknown'],
      [3, 'custom.option_unknown'],
      [4, 'date.year_missing'],
      [5, expect.stringMatching(/^money\.|^range\./)],
      [6, 'custom.boolean'],
    ])
    expect(first?.problems[1]?.message).toContain('直销、代理')
    expect(second?.problems.map(({ code }) => code)).toEqual(['contact.name_missing'])
  })

  test('come back from an export as they went', async () => {
    const file = csv(heads, '往返公司,7,代理,钣金,2026-04-01,3,否,张三,1980-05-01')
    const first = await prepared(bed, bed.callers.王磊, file)
    await run(bed.callers.王磊, first)
    await work(bed)
    const [before] = await customersOf(bed, first)
    const contactOf = async (customerId: unknown) => {
      const { rows } = await sql<{ custom: unknown }>`
        select custom from contact where customer_id = ${customerId}`.execute(bed.database.db)
      return rows
    }
    expect(await contactOf(before?.id)).toEqual([{ custom: { [birthday.key]: '1980-05-01' } }])
    const filter = filterBy({ [lines.key]: { min: 7, max: 7 } })
    const exported = await bed.callers.李娜.call(exportCustomers, { query: { filter, format: 'csv' } })
    await sql`delete from customer where id = ${before?.id}`.execute(bed.database.db)
    const again = await prepared(bed, bed.callers.李娜, exported.text)
    await run(bed.callers.李娜, again)
    await work(bed)
    const [after] = await customersOf(bed, again)
    expect(after?.custom).toEqual(before?.custom)
    expect(Object.keys(after?.custom ?? {})).toHaveLength(6)
    expect(await contactOf(after?.id)).toEqual([{ custom: { [birthday.key]: '1980-05-01' } }])
  })
})

describe('a field', () => {
  test('that the importer may not write is neither proposed nor taken', async () => {
    await sql`
      insert into role_field (role_id, field, level)
      select id, ${`customer.custom.${lines.key}`}, 'read' from role where key = 'sales'`.execute(
      bed.database.db,
    )
    const { id } = await upload(bed.callers.王磊, csv('公司名称,产线数', '丙公司,3'))
    const state = await stateOf(bed.callers.王磊, id)
    expect(state.sheets[0]?.guess).toEqual(['name', null])
    const answer = await map(bed.callers.王磊, id, { mapping: ['name', `custom.${lines.key}`] })
    expect([answer.status, answer.error.fields[0]?.path]).toEqual([403, 'mapping.1'])
    await sql`delete from role_field where field like '%custom%'`.execute(bed.database.db)
  })

  test('that there isn’t can’t be chosen', async () => {
    const { id } = await upload(bed.callers.王磊, csv('公司名称,甲', '丁公司,3'))
    for (const target of ['custom.cf_none', 'custom.name', 'contact.custom.']) {
      const answer = await map(bed.callers.王磊, id, { mapping: ['name', target as never] })
      expect([answer.status, answer.error.fields[0]?.path]).toEqual([400, 'mapping.1'])
    }
  })

  test.each<[what: string, act: (field: CustomField) => Promise<unknown>]>([
    ['deleted', (field) => administrator.call(deleteCustomField, { params: { id: field.id } })],
    [
      'made another kind',
      (field) =>
        administrator.call(updateCustomField, {
          params: { id: field.id },
          body: { version: field.version, changes: { kind: 'text' } },
        }),
    ],
  ])('that is %s after the check stops the run, which takes in nothing', async (what, act) => {
    const field = await makeField(administrator, `会${what}`, 'number')
    const file = csv(`公司名称,会${what}`, `${what}公司,3`)
    const id = await prepared(bed, bed.callers.王磊, file)
    await act(field)
    await run(bed.callers.王磊, id)
    await work(bed)
    const state = await stateOf(bed.callers.王磊, id)
    expect([state.status, state.problem?.code]).toEqual(['mapping', 'import.fields_changed'])
    expect(await customersOf(bed, id)).toEqual([])
  })
})
