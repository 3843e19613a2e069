import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../contract/devices.ts'
import { signIn } from '../../contract/session.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, password } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { deviceOf } from './device-words.ts'

let testbed: TestApp
let company: Company

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
})
beforeEach(async () => {
  await sql`truncate session`.execute(testbed.database.db)
})

const list = async (caller: Caller) => (await caller.call(contract.listSessions)).result.rows
const lives = async (caller: Caller) => (await caller.call(contract.listSessions)).status === 200

describe('the own devices', () => {
  test('are told in words, this one first', async () => {
    const entered = await testbed.signedOut.call(
      signIn,
      { body: { login: 'wanglei', password } },
      { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0' },
    )
    const here = testbed.withHeaders({ cookie: `kemai_session=${entered.cookie('kemai_session')?.value}` })
    await testbed.as(company.people.王磊)
    await testbed.as(company.people.孙丽)
    const rows = await list(here)
    expect(rows.map(({ isThis }) => isThis)).toEqual([true, false])
    expect(rows[0]).toMatchObject({ browser: '微信', system: 'iPhone', address: '127.0.0.1' })
  })

  test('are ended one by one, at once; nobody else’s', async () => {
    const [here, elsewhere, other] = [
      await testbed.as(company.people.王磊),
      await testbed.as(company.people.王磊),
      await testbed.as(company.people.孙丽),
    ]
    const id = (await list(here)).find(({ isThis }) => !isThis)?.id ?? 0
    expect((await other.call(contract.endSession, { params: { id } })).status).toBe(404)
    expect((await here.call(contract.endSession, { params: { id } })).status).toBe(200)
    expect([await lives(here), await lives(elsewhere), await lives(other)]).toEqual([true, false, true])
  })

  test('are all ended but this one', async () => {
    const here = await testbed.as(company.people.王磊)
    const elsewhere = [await testbed.as(company.people.王磊), await testbed.as(company.people.王磊)]
    const other = await testbed.as(company.people.孙丽)
    expect((await here.call(contract.endOtherSessions)).result).toEqual({ ended: 2 })
    expect(await Promise.all([here, ...elsewhere, other].map(lives))).toEqual([true, false, false, true])
  })

  test('that have been idle for too long aren’t listed', async () => {
    const here = await testbed.as(company.people.王磊)
    await testbed.as(company.people.王磊)
    await sql`update session set last_seen_at = now() - interval '721 minutes' where id = (select max(id) from session)`.execute(
      testbed.database.db,
    )
    expect(await list(here)).toHaveLength(1)
  })
})

test('an administrator signs somebody out everywhere', async () => {
  const [seller, other, administrator] = [
    await testbed.as(company.people.王磊),
    await testbed.as(company.people.孙丽),
    await testbed.as(company.people.管理员),
  ]
  const end = (id: number) => administrator.call(contract.endSessionsOf, { params: { id } })
  expect((await end(company.people.王磊)).result).toEqual({ ended: 1 })
  expect([await lives(seller), await lives(other)]).toEqual([false, true])
  expect((await end(999_999)).status).toBe(404)
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'Safari',
    'macOS',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0) Chrome/116 Safari/537.36 wxwork/4.1 MicroMessenger/7.0',
    '企业微信',
    'Windows',
  ],
  ['curl/8.5.0', null, null],
  [null, null, null],
])('%s is %s on %s', (agent, browser, system) => {
  expect(deviceOf(agent)).toEqual({ browser, system })
})
