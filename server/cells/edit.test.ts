import { beforeAll, describe, expect, test } from 'vitest'
import { editCells } from '../../contract/cells.ts'
import { createCustomField } from '../../contract/custom-fields.ts'
import { customerHistory } from '../../contract/customer-history.ts'
import { openCustomer, updateCustomer } from '../../contract/customers.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

let testbed: TestApp
let company: Company
let seller: Caller
let floors: string

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  seller = await testbed.as(company.people.王磊)
  const admin = await testbed.as(company.people.管理员)
  const made = await admin.call(createCustomField, {
    body: { object: 'customer', kind: 'number', label: '楼层', unit: '层' },
  })
  floors = made.result.key
})

const open = async (id: number) => (await seller.call(openCustomer, { params: { id } })).result
const fill = async (
  rows: { id: number; version: number; cells: Record<string, string> }[],
  caller = seller,
) => {
  const answer = await caller.call(editCells, { body: { rows } })
  expect(answer.status, answer.text).toBe(200)
  return answer.result.rows
}

describe('a text becomes', () => {
  test.each<[column: string, text: string, kept: Record<string, unknown>]>([
    ['mainBusiness', ' 换热器、阀门 ', { mainBusiness: '换热器、阀门' }],
    ['headcount', '500-1000人', { headcount: { min: 500, max: 1000 } }],
    ['annualRevenue', '5-10亿', { annualRevenue: { min: 50_000_000_000, max: 100_000_000_000 } }],
    ['budget', '约20万', { budget: { min: 20_000_000, max: 20_000_000 } }],
    ['expectedStart', '2027年3月5日', { expectedStart: '2027-03-05' }],
    ['urgency', '紧急', { urgency: 'high' }],
    ['regionCode', '上海浦东', { regionCode: '310115', country: 'CN' }],
  ])('in %s, of %s, a value', async (column, text, kept) => {
    const id = await company.customerOf('王磊')
    expect(await fill([{ id, version: 1, cells: { [column]: text } }])).toEqual([
      { id, version: 2, problems: [] },
    ])
    expect(await open(id)).toMatchObject(kept)
  })

  test('a custom field’s value, and empty again', async () => {
    const id = await company.customerOf('王磊')
    await fill([{ id, version: 1, cells: { [floors]: '12 层' } }])
    expect((await open(id)).custom).toEqual({ [floors]: 12 })
    expect(await fill([{ id, version: 2, cells: { [floors]: ' ' } }])).toMatchObject([{ version: 3 }])
    expect((await open(id)).custom).toEqual({})
  })

  test.each(['headcount', 'urgency', 'regionCode', 'expectedStart', 'mainBusiness'])(
    'nothing in %s where it is empty',
    async (column) => {
      const id = await company.customerOf('王磊', {
        headcount: { min: 1, max: 2 },
        urgency: 'low',
        regionCode: '310115',
        expectedStart: '2027-01-01',
        mainBusiness: '泵',
      })
      await fill([{ id, version: 1, cells: { [column]: '' } }])
      expect((await open(id))[column as 'urgency']).toBeNull()
    },
  )
})

describe('what can’t be kept says why, and the rest is kept', () => {
  test.each<[column: string, text: string, code: string]>([
    ['urgency', '马上马上', 'choice.unknown'],
    ['expectedStart', '2027-02-30', 'date.no_such_day'],
    ['regionCode', '上海浦东张江路 5 号', 'region.street'],
    ['name', '杭州换热有限公司', 'field.not_writable'],
    ['stage', '成交', 'field.not_writable'],
    ['ownerId', '李娜', 'field.not_writable'],
    ['contact.name', '李四', 'field.not_writable'],
    ['creditCode', '91330106MA2CFD8W3K', 'field.not_writable'],
    ['cf_missing', '1', 'custom.retired'],
    ['constructor', '1', 'field.not_writable'],
  ])('in %s, of "%s": %s', async (column, text, code) => {
    const id = await company.customerOf('王磊')
    const [row] = await fill([{ id, version: 1, cells: { [column]: text, mainBusiness: '阀门' } }])
    expect(row?.problems).toMatchObject([{ column, code }])
    expect(row?.problems[0]?.message).toMatch(/\p{Script=Han}/u)
    expect(row?.problems[0]?.message).not.toContain('{{')
    expect(row?.version).toBe(2)
    expect((await open(id)).mainBusiness).toBe('阀门')
  })

  test('a cell that somebody else has filled since, told beside the others', async () => {
    const id = await company.customerOf('王磊')
    const supervisor = await testbed.as(company.people.李娜)
    await supervisor.call(updateCustomer, {
      params: { id },
      body: { version: 1, changes: { mainBusiness: '轴承' } },
    })
    const [row] = await fill([{ id, version: 1, cells: { mainBusiness: '齿轮', highlights: '准时' } }])
    expect(row?.problems).toMatchObject([{ column: 'mainBusiness', code: 'record.changed' }])
    expect(await open(id)).toMatchObject({ mainBusiness: '轴承', highlights: '准时', version: 3 })
  })

  test('a row that isn’t seen holds up no other', async () => {
    const own = await company.customerOf('王磊')
    const others = await company.customerOf('陈静')
    const cells = { mainBusiness: '阀门', urgency: '紧急' }
    const rows = await fill([
      { id: others, version: 1, cells },
      { id: own, version: 1, cells },
    ])
    expect(rows).toMatchObject([
      { id: others, version: null, problems: [{ code: 'record.not_found' }, { code: 'record.not_found' }] },
      { id: own, version: 2, problems: [] },
    ])
  })
})

test('the history tells who filled the cells', async () => {
  const id = await company.customerOf('王磊')
  await fill([{ id, version: 1, cells: { mainBusiness: '阀门', urgency: '紧急' } }])
  const { rows } = (await seller.call(customerHistory, { params: { id }, query: {} })).result
  expect(rows[0]).toMatchObject({
    actor: { name: '王磊' },
    changes: [{ field: 'urgency' }, { field: 'mainBusiness' }],
  })
})
