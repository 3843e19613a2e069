import { beforeAll, describe, expect, test } from 'vitest'
import { exportCustomers } from '../../contract/customers.ts'
import { type Database, sql } from '../platform/database.ts'
import { type Caller, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

let seller: Caller
let company: Company
let database: Database

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
  const { as } = await testApp(database)
  await company.customerOf('王磊', { name: '浙江天穹轴承有限公司' })
  seller = await as(company.people.王磊)
})

test.each(['csv', 'xlsx'])(
  'a filter that is refused answers with why, not with a %s that breaks off',
  async (format) => {
    const answer = await seller.call(exportCustomers, { query: { format, custom: 'no filter' } })
    expect([answer.status, answer.error.fields?.[0]?.path]).toEqual([400, 'custom'])
    expect(answer.headers['content-disposition']).toBeUndefined()
  },
)

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
