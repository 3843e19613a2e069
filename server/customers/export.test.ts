import { beforeAll, describe, expect, test } from 'vitest'
import { exportCustomers } from '../../contract/customers.ts'
import * as contract from '../../contract/export.ts'
import { mostAtOnce } from '../../contract/stage.ts'
import { type Database, sql } from '../platform/database.ts'
import { type Caller, openTestSession, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { workbookText } from '../platform/testing/workbook-text.ts'

let testbed: TestApp
let seller: Caller
let company: Company
let database: Database

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  await company.customerOf('王磊', { name: '浙江天穹轴承有限公司' })
  seller = await testbed.as(company.people.王磊)
})

test.each(['csv', 'xlsx'])(
  'a filter that is refused answers with why, not with a %s that breaks off',
  async (format) => {
    const answer = await seller.call(exportCustomers, { query: { format, custom: 'no filter' } })
    expect([answer.status, answer.error.fields?.[0]?.path]).toEqual([400, 'custom'])
    expect(answer.headers['content-disposition']).toBeUndefined()
  },
)

/** What a spreadsheet program would run when it opens the file (OWASP, CSV Injection). */
const formulas = ['=1+1', '+1', '-1+2', '@SUM(1)', '\t=1', "=cmd|' /C calc'!A0", '＝1+1']

describe('what a customer holds runs in no spreadsheet program', () => {
  beforeAll(async () => {
    const [name = '', shortName, address, preferences, mainBusiness, painPoints, highlights] = formulas.map(
      (text) => `${text} 防注入`,
    )
    const draft = { shortName, address, preferences, mainBusiness, painPoints, highlights }
    await company.customerOf('王磊', { name, ...draft, contacts: [{ name: '=张三', phones: [] }] })
  })

  test('in a csv each such text is marked as one', async () => {
    const answer = await seller.call(exportCustomers, { query: { format: 'csv', q: '防注入' } })
    const rows = answer.text.replace(/^\ufeff/, '').split('\r\n')
    const cells = rows.flatMap((row) => row.split(',')).map((cell) => cell.replace(/^"/, ''))
    expect(cells.filter((cell) => cell.includes('防注入')).length).toBeGreaterThan(5)
    expect(cells.filter((cell) => /^[=+\-@\t＝]/.test(cell))).toEqual([])
  })

  test('in a workbook each is a text, and nothing a formula', async () => {
    const cookie = `kemai_session=${await openTestSession(database, company.people.王磊)}`
    const url = `/api/customers/export?format=xlsx&q=${encodeURIComponent('防注入')}`
    const text = await workbookText(testbed.app, { url, headers: { cookie } })
    expect(text).toContain('=1+1 防注入')
    expect(text).not.toMatch(/<f[ >]|t="str"/)
  })
})

describe('what isn’t seen in clear', () => {
  const draft = {
    name: '浙江天穹密封件有限公司',
    highlights: '总经理亲自拍板',
    painPoints: '交期不稳',
    contacts: [
      {
        name: '林若溪',
        phones: ['13812345678', '0571-88886666转801'],
        email: 'linruoxi@example.com',
        wechat: 'wx_linruoxi',
        influence: 'high' as const,
      },
    ],
  }
  const exported = async () => {
    const { text } = await seller.call(exportCustomers, { query: { format: 'csv', q: '密封件' } })
    const [heads = '', row = ''] = text.replace(/^\ufeff/, '').split('\r\n')
    return Object.fromEntries(heads.split(',').map((head, column) => [head, row.split(',')[column]]))
  }
  beforeAll(() => company.customerOf('王磊', draft))

  test('is masked in bulk for the owner too, and left out where nothing of it would be seen', async () => {
    const row = await exported()
    expect(row).toMatchObject({
      联系人电话: '138****5678、0571-****6666',
      联系人邮箱: 'l***@example.com',
      联系人影响力: '高',
      重点标注: '总经理亲自拍板',
    })
    expect(Object.keys(row)).not.toContain('联系人微信')
  })

  test('has no column where it is hidden', async () => {
    const { db } = database
    await sql`
      insert into role_field (role_id, field, level) select id, field, 'hidden' from role,
        unnest(array['customer.highlights', 'customer.painPoints', 'contact.influence', 'contact.email']) as field
      where key = 'sales'`.execute(db)
    const row = await exported()
    for (const head of ['重点标注', '痛点', '联系人影响力', '联系人邮箱'])
      expect(Object.keys(row)).not.toContain(head)
    expect(JSON.stringify(row)).not.toMatch(/拍板|交期|example/)
  })
})

test.each(['csv', 'xlsx'])('nothing found is a %s with its heads alone', async (format) => {
  const answer = await seller.call(exportCustomers, { query: { format, q: '没有这个客户' } })
  expect([answer.status, answer.text.length > 0]).toEqual([200, true])
})

describe('the columns of the list', () => {
  const headsOf = async (columns: string) => {
    const { text } = await seller.call(exportCustomers, { query: { format: 'csv', columns } })
    return text
      .replace(/^\ufeff/, '')
      .split('\r\n')[0]
      ?.split(',')
  }

  test.each([
    ['in their order', 'stage,name,ownerId', ['生命周期', '公司名称', '负责人']],
    ['those that only a list has', 'name,departmentId,contactCount', ['公司名称', '部门', '联系人数']],
    ['each once', 'name,stage,name', ['公司名称', '生命周期']],
    ['without what is none any more', 'name,cf_gone,nothing', ['公司名称']],
    ['the name where nothing else is left', 'cf_gone', ['公司名称']],
  ])('%s', async (_, columns, heads) => {
    expect(await headsOf(columns)).toEqual(heads)
  })
})

test('a workbook says who exported what and when, in a sheet and below each page; a csv in its name', async () => {
  const token = await openTestSession(database, company.people.王磊)
  const text = await workbookText(testbed.app, {
    url: '/api/customers/export?columns=name',
    headers: { cookie: `kemai_session=${token}` },
  })
  expect(text).toContain('导出说明')
  expect(text).toMatch(/<oddFooter>&amp;L王磊 于 \d{4}-\d\d-\d\d \d\d:\d\d 从客脉导出<\/oddFooter>/)
  const { headers } = await seller.call(exportCustomers, { query: { format: 'csv' } })
  expect(decodeURIComponent(String(headers['content-disposition']))).toMatch(
    /客户 王磊 \d{4}-\d\d-\d\d \d{4}\.csv$/,
  )
})

describe('chosen customers', () => {
  const named = (text: string) => [...text.matchAll(/选中[甲乙丙]有限公司/g)].map(([name]) => name)
  let ids: number[]
  let chosen: number[]
  beforeAll(async () => {
    ids = []
    for (const [owner, letter] of [
      ['王磊', '甲'],
      ['王磊', '丙'],
      ['陈静', '乙'],
    ] as const)
      ids.push(await company.customerOf(owner, { name: `选中${letter}有限公司` }))
    const [first = 0, second = 0, foreign = 0] = ids
    chosen = [first, second, foreign, 999_999]
    await sql`
      insert into customer_share (customer_id, user_id, access)
      values (${foreign}, ${company.people.王磊}, 'write')`.execute(database.db)
  })

  test('are exported and no others, in the order of the list; a share doesn’t open exporting', async () => {
    const preview = await seller.call(contract.previewExport, { body: { ids: chosen } })
    const leftAlone = [{ id: ids[2], name: '选中乙有限公司', why: 'not_allowed' }]
    expect(preview.result).toEqual({ able: 2, leftAlone, unknown: 1 })
    const answer = await seller.call(contract.exportChosen, {
      body: { ids: chosen, format: 'csv', sort: 'name' },
    })
    expect(named(answer.text)).toEqual(['选中丙有限公司', '选中甲有限公司'])
    expect(answer.text.trim().split('\r\n')).toHaveLength(3)
  })

  test('have the heads and the masks of the list’s export', async () => {
    const [, id = 0] = ids
    const list = await seller.call(exportCustomers, { query: { format: 'csv', q: '选中丙' } })
    const answer = await seller.call(contract.exportChosen, { body: { ids: [id], format: 'csv' } })
    expect(answer.text).toBe(list.text)
  })

  test('stand in the access log with their number', async () => {
    await seller.call(contract.exportChosen, { body: { ids: chosen } })
    const { rows } = await sql`
      select action, data from access_log where action = 'customer.exported' order by id desc limit 1`.execute(
      database.db,
    )
    expect(rows).toEqual([{ action: 'customer.exported', data: { format: 'xlsx', chosen: 4 } }])
  })

  test('are chosen by the filters of the list, in its order, at most as many as one step may touch', async () => {
    const listed = async (query: Record<string, unknown>) =>
      (await seller.call(contract.listCustomerIds, { query })).result.ids
    expect(await listed({ q: '选中', sort: 'name' })).toEqual([ids[1], ids[0], ids[2]])
    expect(await listed({ q: '选中', sort: '-name', mine: true })).toEqual([ids[0], ids[1]])
    const head = await testbed.as(company.people.赵总)
    const ofAllDepartments = await head.call(contract.listCustomerIds, { query: { sort: '-name' } })
    expect(ofAllDepartments.result.ids.filter((id) => ids.includes(id))).toEqual([ids[2], ids[0], ids[1]])
    await sql`
      insert into customer (number, name, name_norm, name_pinyin, name_initials, owner_id, department_id)
      select 'MANY-' || n, '很多', '很多', 'hen duo', 'hd', owner_id, department_id
      from customer, generate_series(1, ${mostAtOnce + 1}) as n where id = ${ids[0]}`.execute(database.db)
    expect(await listed({ mine: true })).toHaveLength(mostAtOnce)
  })
})
