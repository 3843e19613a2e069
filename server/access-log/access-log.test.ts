import { beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/access-log.ts'
import { exportCustomers } from '../../contract/customers.ts'
import { deactivateUser, reactivateUser } from '../../contract/people.ts'
import { signIn } from '../../contract/session.ts'
import { recordAccess } from '../platform/access-log.ts'
import { sql, transaction } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName, password } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** DOMAIN §15: the auditor reads who did what, of whom; of customers no more than a number. */
let testbed: TestApp
let company: Company
let auditor: Caller
let customerId: number

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  auditor = await testbed.as(company.people.沈计)
  customerId = await company.customerOf('王磊')
})

const list = async (query: Record<string, unknown> = {}, by = auditor) =>
  (await by.call(contract.listAccessLog, { query })).result
const write = (name: PersonName, action: string, more: Record<string, unknown> = {}) =>
  transaction(testbed.database.db, { userId: company.people[name], source: 'form' }, (trx) =>
    recordAccess(trx, { actorId: null, action, ...more }),
  )

test('an entry is by whom the transaction acts for, and by its way', async () => {
  await write('王磊', 'customer.exported')
  expect((await list()).rows[0]).toMatchObject({
    actor: { id: company.people.王磊, name: '王磊' },
    action: 'customer.exported',
    source: 'form',
  })
})

test('a customer is named to whom sees it, and is a number to others', async () => {
  await write('王磊', 'customer.revealed', { objectKind: 'customer', objectId: customerId, customerId })
  const administrator = await testbed.as(company.people.管理员)
  expect((await list({}, administrator)).rows[0]?.customer?.name).toMatch(/^测试客户/)
  const [entry] = (await list()).rows
  expect(entry?.customer).toEqual({ id: customerId, name: null })
  expect(entry?.object).toEqual({ id: customerId, name: null })
})

describe('is found', () => {
  test('by person, by action, and by days where the organisation is', async () => {
    await write('孙丽', 'file.downloaded')
    const { id } = (await list()).rows[0] ?? { id: 0 }
    await testbed.database.pool.query(
      `set session_replication_role = replica;
       update access_log set at = '2031-05-19T16:30:00Z' where id = ${id}; reset session_replication_role`,
    )
    const ids = async (query: Record<string, unknown>) => (await list(query)).rows.map((row) => row.id)
    expect(await ids({ personId: company.people.孙丽 })).toEqual([id])
    expect(await ids({ action: 'file.downloaded' })).toEqual([id])
    expect(await ids({ from: '2031-05-20' })).toEqual([id])
    expect(await ids({ from: '2031-05-20', to: '2031-05-20' })).toEqual([id])
    expect(await ids({ from: '2031-05-19', to: '2031-05-19' })).toEqual([])
    expect(await ids({ from: '2031-05-21' })).toEqual([])
    expect(await ids({ to: '2031-05-19' })).not.toContain(id)
    expect(await ids({ personId: company.people.陈静 })).toEqual([])
  })

  test('page by page, each entry once', async () => {
    const whole = (await list({ limit: 200 })).rows.map(({ id }) => id)
    const paged: number[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 2, ...(after && { after }) })
      paged.push(...page.rows.map(({ id }) => id))
      after = page.next
    }
    expect(whole.length).toBeGreaterThan(2)
    expect(paged).toEqual(whole)
  })

  test.each([
    { after: 'x' },
    { after: '-1' },
    { from: '2026-13-01' },
    { to: 'x' },
    { personId: 'x' },
    { action: 'x'.repeat(61) },
  ])('not by %o', async (query) => {
    const answer = await auditor.call(contract.listAccessLog, { query })
    expect(answer.status).toBe(400)
  })
})

describe('what goes in', () => {
  const latest = async (action: string) => (await list({ action, limit: 1 })).rows[0]

  test('a sign-in, with the address', async () => {
    await testbed.signedOut.call(signIn, { body: { login: 'wanglei', password } })
    expect(await latest('signIn.succeeded')).toMatchObject({
      actor: { name: '王磊' },
      address: '127.0.0.1',
      data: { factor: 'password' },
    })
  })

  test('a failed one, without the name of an account that isn’t there', async () => {
    await testbed.signedOut.call(signIn, { body: { login: 'wanglei', password: 'wrong' } })
    expect(await latest('signIn.failed')).toMatchObject({
      actor: { name: '王磊' },
      data: { reason: 'password' },
    })
    await testbed.signedOut.call(signIn, { body: { login: 'my-own-secret-2026', password: 'wrong' } })
    const unknown = await latest('signIn.failed')
    expect(unknown).toMatchObject({ actor: null, data: { reason: 'unknown' } })
    const { rows } = await sql`select * from access_log`.execute(testbed.database.db)
    expect(JSON.stringify(rows)).not.toContain('my-own-secret')
  })

  test('an export, and who is let in or out', async () => {
    const administrator = await testbed.as(company.people.管理员)
    await administrator.call(exportCustomers, { query: { format: 'csv' } })
    expect(await latest('customer.exported')).toMatchObject({
      actor: { name: '管理员' },
      data: { format: 'csv' },
    })
    const params = { id: company.people.孙丽 }
    await administrator.call(deactivateUser, { params })
    await administrator.call(reactivateUser, { params })
    for (const action of ['user.deactivated', 'user.reactivated'])
      expect(await latest(action)).toMatchObject({
        actor: { name: '管理员' },
        object: { id: company.people.孙丽, name: '孙丽' },
      })
  })

  test('that somebody verified it, which tells what was found', async () => {
    const verified = await auditor.call(contract.verifyAccessLog)
    expect(verified.result).toMatchObject({ found: 0, findings: [], seals: 0, last: null })
    expect(verified.result.waiting).toBeGreaterThan(5)
    expect(await latest('log.verified')).toMatchObject({ actor: { name: '沈计' }, data: { findings: 0 } })
  })
})
