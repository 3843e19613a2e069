import { beforeAll, expect, test } from 'vitest'
import { exportCustomers } from '../../contract/customers.ts'
import { type Caller, testApp } from '../platform/testing/app.ts'
import { foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

let seller: Caller

beforeAll(async () => {
  const database = await testDatabase()
  const company = await foundTestCompany(database)
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

test.each(['csv', 'xlsx'])('nothing found is a %s with its heads alone', async (format) => {
  const answer = await seller.call(exportCustomers, { query: { format, q: '没有这个客户' } })
  expect([answer.status, answer.text.length > 0]).toEqual([200, true])
})
