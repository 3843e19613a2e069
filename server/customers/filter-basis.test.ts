import { expect, test } from 'vitest'
import { listCustomers } from '../../contract/customers.ts'
import { sql } from '../platform/database.ts'
import { testApp } from '../platform/testing/app.ts'
import { foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** Contacts of before there were consents: for whom nothing was ever noted (docs/decisions/0031). */
test('customers with somebody of whom no basis is noted are found, by who sees them', async () => {
  const database = await testDatabase()
  const company = await foundTestCompany(database)
  const testbed = await testApp(database)
  const customer = (owner: '王磊' | '陈静', names: string[]) =>
    company.customerOf(owner, { contacts: names.map((name) => ({ name })) })
  const noted = await customer('王磊', ['甲'])
  const withdrawn = await customer('王磊', ['乙'])
  const lacking = await customer('王磊', ['丙', '丁'])
  const gone = await customer('王磊', ['戊'])
  const nobody = await company.customerOf('王磊')
  const person = (name: string, draft: object = {}) =>
    company.customerOf('王磊', { type: 'individual', name, ...draft })
  const alone = await person('司马独')
  const entered = await person('司马双', { contacts: [{ name: '司马双' }] })
  const left = await person('司马去', { contacts: [{ name: '司马去' }] })
  const erased = await person('司马无')
  const other = await customer('陈静', ['己'])
  const change = (statement: ReturnType<typeof sql>) => statement.execute(database.db)
  await change(sql`update consent set withdrawn_on = now(), withdrawn_at = now() where contact_id in (
    select id from contact where customer_id = ${withdrawn})`)
  await change(sql`delete from consent where contact_id in (
    select id from contact where name in ('丁', '戊', '己'))`)
  await change(sql`update contact set deleted_at = now() where customer_id in (${gone}, ${left})`)
  await change(sql`update customer set erased_at = now() where id = ${erased}`)
  const found = async (name: '王磊' | '管理员', withoutBasis: boolean) => {
    const caller = await testbed.as(company.people[name])
    const { rows } = (await caller.call(listCustomers, { query: { withoutBasis, sort: 'createdAt' } })).result
    return rows.map(({ id }) => id)
  }
  expect(await found('王磊', true)).toEqual([lacking, alone, left])
  expect(await found('管理员', true)).toEqual([lacking, alone, left, other])
  expect(await found('王磊', false)).toEqual([
    noted,
    withdrawn,
    lacking,
    gone,
    nobody,
    alone,
    entered,
    left,
    erased,
  ])
})
