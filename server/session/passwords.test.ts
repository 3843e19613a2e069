import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as rules from '../../contract/security-rules.ts'
import * as contract from '../../contract/session.ts'
import { sql } from '../platform/database.ts'
import { type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, password } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { isCommonPassword } from './common-passwords.ts'

let testbed: TestApp
let company: Company

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  await sql`update user_account set phone = '13800138000' where id = ${company.people.陈静}`.execute(
    database.db,
  )
})
beforeEach(async () => {
  await sql`truncate sign_in_failure, session`.execute(testbed.database.db)
})

describe('a common password', () => {
  test.each([
    'woaini1314',
    'woaini520',
    '5201314woaini',
    'qwe123456',
    'abc123456',
    'password123',
    'admin@2026',
    '1qaz2wsx',
    'qwertyuiop',
    'poiuytrewq',
    '19881206',
    '13912345678',
    'abc123abc123',
    'zhang123456',
  ])('%s', (common) => expect(isCommonPassword(common)).toBe(true))

  test.each([
    'lv-se-mu-ma-2026',
    '山高水长 2026 年',
    'correct horse battery',
    'k7!qxm2pzr',
    'woaini-jiejie-7',
  ])('%s is none', (good) => expect(isCommonPassword(good)).toBe(false))
})

const change = async (next: string, current = password) =>
  (await testbed.as(company.people.陈静)).call(contract.changePassword, { body: { current, next } })
const organisation = (columns: ReturnType<typeof sql>) =>
  sql`update organisation set ${columns}`.execute(testbed.database.db)

test('the phone and the organisation make no password', async () => {
  for (const made of ['x13800138000y', '华信商贸-abc-2026']) {
    const answer = await change(made)
    expect(answer.error.fields[0]?.code, made).toBe('password.names')
  }
})

test('the organisation says how long, within bounds', async () => {
  await organisation(sql`password_minimum = 16`)
  expect((await change('kurz-7!qxm2pzr')).error.fields[0]).toMatchObject({
    code: 'password.short',
    message: '至少 16 个字符。',
  })
  await organisation(sql`password_minimum = 8`)
  expect((await change('k7!qxm2p')).status).toBe(200)
  await organisation(sql`password_minimum = 10`)
})

test('the last three can’t be taken again, the one before them can', async () => {
  await sql`truncate password_history`.execute(testbed.database.db)
  const chain = ['first-k7!qxm', 'second-k7!qxm', 'third-k7!qxm', 'fourth-k7!qxm']
  let current = 'k7!qxm2p'
  for (const next of chain) {
    expect((await change(next, current)).status, next).toBe(200)
    current = next
  }
  for (const used of chain.slice(1))
    expect((await change(used, current)).error.fields[0]?.code, used).toBe('password.used')
  expect((await change(chain[0] ?? '', current)).status).toBe(200)
})

describe('with the password', () => {
  const withToken = async (revokeTokens?: boolean) => {
    const caller = await testbed.as(company.people.孙丽)
    const made = await caller.call(contract.createToken, { body: { name: '报表', days: 1 } })
    const current = revokeTokens === undefined ? password : 'changed-k7!qxm'
    const next = revokeTokens === undefined ? 'changed-k7!qxm' : 'changed-again-k7!'
    const body = { current, next, ...(revokeTokens !== undefined && { revokeTokens }) }
    expect((await caller.call(contract.changePassword, { body })).status).toBe(200)
    const byToken = testbed.withHeaders({ authorization: `Bearer ${made.result.token}` })
    return (await byToken.call(contract.listTokens)).status
  }
  test('API tokens end when that is asked for, and only then', async () => {
    expect(await withToken()).toBe(200)
    expect(await withToken(true)).toBe(401)
  })
})

describe('the rules for signing in', () => {
  test('are read before the sign-in, as far as a password is concerned', async () => {
    const { result } = await testbed.signedOut.call(rules.readPasswordRules)
    expect(result).toEqual({ minimum: 10, days: null, history: 3 })
  })

  test('are changed by an administrator, from the version read, and written down', async () => {
    const administrator = await testbed.as(company.people.管理员)
    const { version } = (await administrator.call(rules.readSecurityRules)).result
    const patch = (changes: Record<string, unknown>, from = version) =>
      administrator.call(rules.updateSecurityRules, { body: { version: from, changes } })
    for (const wrong of [{ passwordMinimum: 7 }, { passwordMinimum: 65 }, { passwordHistory: 25 }, { x: 1 }])
      expect((await patch(wrong)).status).toBe(400)
    expect((await patch({ passwordMinimum: 12, passwordDays: 90 })).status).toBe(200)
    expect((await patch({ passwordMinimum: 8 })).error.code).toBe('record.changed')
    expect((await administrator.call(rules.readSecurityRules)).result).toMatchObject({
      passwordMinimum: 12,
      passwordDays: 90,
    })
    const { rows } = await sql`select data from access_log where action = 'rules.changed'`.execute(
      testbed.database.db,
    )
    expect(rows).toEqual([
      { data: { fields: [], changes: { passwordMinimum: [10, 12], passwordDays: [null, 90] } } },
    ])
  })
})
