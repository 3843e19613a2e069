import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listCustomers } from '../../contract/customers.ts'
import { deactivateUser, reactivateUser } from '../../contract/people.ts'
import * as contract from '../../contract/session.ts'
import { sql } from '../platform/database.ts'
import { type Answer, type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import {
  type Company,
  foundTestCompany,
  oneRow,
  type PersonName,
  password,
} from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

let testbed: TestApp
let company: Company

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  await sql`update user_account set phone = '13800138000', email = 'Wang.Lei@example.com'
    where id = ${company.people.王磊}`.execute(database.db)
  // Passwords go back and forth here; that old ones can't be taken again is told in passwords.test.ts.
  await sql`update organisation set password_history = 0`.execute(database.db)
})
beforeEach(async () => {
  await sql`truncate sign_in_failure, session`.execute(testbed.database.db)
})

const signIn = (login: string, given = password, by: Caller = testbed.signedOut) =>
  by.call(contract.signIn, { body: { login, password: given } })
const withCookie = (answer: Answer<unknown>) =>
  testbed.withHeaders({ cookie: `kemai_session=${answer.cookie('kemai_session')?.value ?? ''}` })
const works = async (caller: Caller) => (await caller.call(listCustomers, { query: {} })).status === 200
const as = (name: PersonName) => testbed.as(company.people[name])

describe('signing in', () => {
  test.each(['wanglei', 'WangLei', ' wanglei ', '13800138000', 'wang.lei@example.com'])(
    'by %s',
    async (login) => {
      const answer = await signIn(login)
      expect(answer.status, answer.text).toBe(200)
      expect(answer.result).toMatchObject({ name: '王磊', organisation: '华信商贸', roles: ['销售'] })
      expect(await works(withCookie(answer))).toBe(true)
    },
  )

  test('gives a cookie that no script and no other site can use', async () => {
    const cookie = (await signIn('wanglei')).cookie('kemai_session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.value).toMatch(/^[\w-]{43}$/)
  })

  test('behind a proxy that speaks https the cookie is for https only', async () => {
    const behind = await testApp(testbed.database, { environment: { TRUST_PROXY: 'true' } })
    const answer = await behind.withHeaders({ 'x-forwarded-proto': 'https' }).call(contract.signIn, {
      body: { login: 'wanglei', password },
    })
    expect(answer.cookie('kemai_session')).toMatchObject({ secure: true })
  })

  test('starts a new session each time, whatever cookie came along', async () => {
    const planted = testbed.withHeaders({ cookie: 'kemai_session=planted-by-somebody-else' })
    const answer = await signIn('wanglei', password, planted)
    expect(answer.cookie('kemai_session')?.value).not.toBe('planted-by-somebody-else')
    expect(await works(planted)).toBe(false)
  })

  test('keeps only a hash of the token', async () => {
    const answer = await signIn('wanglei')
    const { count } = await oneRow(
      testbed.database,
      sql<{ count: number }>`
      select count(*) as count from session where encode(token_hash, 'escape') like ${`%${answer.cookie('kemai_session')?.value}%`}`,
    )
    expect(count).toBe(0)
  })
})

describe('a session', () => {
  test('ends after the idle time of the organisation, not before', async () => {
    const caller = await as('王磊')
    const idle = (minutes: number) =>
      sql`update session set last_seen_at = now() - make_interval(mins => ${minutes})`.execute(
        testbed.database.db,
      )
    await idle(719)
    expect(await works(caller)).toBe(true)
    await idle(721)
    expect(await works(caller)).toBe(false)
  })

  test('stays awake by use', async () => {
    const caller = await as('王磊')
    await sql`update session set last_seen_at = now() - interval '10 minutes'`.execute(testbed.database.db)
    await works(caller)
    const { fresh } = await oneRow(
      testbed.database,
      sql<{ fresh: boolean }>`
      select last_seen_at > now() - interval '1 minute' as fresh from session`,
    )
    expect(fresh).toBe(true)
  })

  test('ends here by signing out, and goes on elsewhere', async () => {
    const [here, elsewhere] = [await as('王磊'), await as('王磊')]
    await here.call(contract.signOut)
    expect(await works(here)).toBe(false)
    expect(await works(elsewhere)).toBe(true)
  })

  test('ends everywhere by signing out everywhere, for nobody else', async () => {
    const [here, elsewhere, other] = [await as('王磊'), await as('王磊'), await as('孙丽')]
    await here.call(contract.signOutEverywhere)
    expect([await works(here), await works(elsewhere), await works(other)]).toEqual([false, false, true])
  })

  test('ends at once when the person is deactivated, and stays ended when that is taken back', async () => {
    const caller = await as('孙丽')
    const token = await caller.call(contract.createToken, { body: { name: '报表', days: null } })
    const byToken = testbed.withHeaders({ authorization: `Bearer ${token.result.token}` })
    expect([await works(caller), await works(byToken)]).toEqual([true, true])
    const administrator = await as('管理员')
    await administrator.call(deactivateUser, { params: { id: company.people.孙丽 } })
    expect([await works(caller), await works(byToken)]).toEqual([false, false])
    await administrator.call(reactivateUser, { params: { id: company.people.孙丽 } })
    expect([await works(caller), await works(byToken)]).toEqual([false, false])
    expect((await signIn('sunli')).status).toBe(200)
  })
})

describe('a new password', () => {
  const next = 'another-long-secret'
  const change = (caller: Caller, current: string, chosen: string) =>
    caller.call(contract.changePassword, { body: { current, next: chosen } })

  test('asks for the old one, and counts wrong ones', async () => {
    const caller = await as('陈静')
    const answer = await change(caller, 'wrong', next)
    expect([answer.status, answer.error.code]).toEqual([400, 'auth.password_wrong'])
    for (let count = 0; count < 4; count += 1) await change(caller, 'wrong', next)
    expect((await change(caller, password, next)).error.code).toBe('auth.locked')
  })

  test.each([
    ['short', 'password.short'],
    ['1234567890', 'password.common'],
    ['aaaaaaaaaaaa', 'password.simple'],
    ['chenjing99', 'password.names'],
    ['chenjing陈静', 'password.names'],
  ])('%s is too weak: %s', async (chosen, code) => {
    const answer = await change(await as('陈静'), password, chosen)
    expect([answer.status, answer.error.code]).toEqual([400, 'auth.password_weak'])
    expect(answer.error.fields.map((field) => [field.path, field.code])).toEqual([['next', code]])
  })

  test('ends all other sessions, and keeps this one', async () => {
    const [here, elsewhere] = [await as('陈静'), await as('陈静')]
    expect((await change(here, password, next)).status).toBe(200)
    expect([await works(here), await works(elsewhere)]).toEqual([true, false])
    expect((await signIn('chenjing')).status).toBe(401)
    expect((await signIn('chenjing', next)).status).toBe(200)
    await change(here, next, password)
  })

  test('changed by an API token ends all sessions', async () => {
    const browser = await as('陈静')
    const made = await browser.call(contract.createToken, { body: { name: '脚本', days: 1 } })
    const byToken = testbed.withHeaders({ authorization: `Bearer ${made.result.token}` })
    expect((await change(byToken, password, next)).status).toBe(200)
    expect(await works(browser)).toBe(false)
    await change(byToken, next, password)
  })
})

test('the language chosen is the language of the answers', async () => {
  const caller = await as('王磊')
  const missing = async () => (await caller.call(contract.deleteToken, { params: { id: 999 } })).error.message
  expect(await missing()).toMatch(/没有找到/)
  await caller.call(contract.changeLanguage, { body: { language: 'en' } })
  expect(await missing()).toMatch(/not found/i)
  await caller.call(contract.changeLanguage, { body: { language: 'zh-CN' } })
})
