import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endpoints } from '../../contract/index.ts'
import * as contract from '../../contract/session.ts'
import { sql } from '../platform/database.ts'
import { type Caller, pathOf, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, password } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

let testbed: TestApp
let company: Company

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  await sql`update user_account set phone = '13800138000', email = 'Wang.Lei@example.com'
    where id = ${company.people.王磊}`.execute(database.db)
})
beforeEach(async () => {
  await sql`truncate sign_in_failure, session`.execute(testbed.database.db)
})

const signIn = (login: string, given = password, by: Caller = testbed.signedOut) =>
  by.call(contract.signIn, { body: { login, password: given } })

describe('a wrong sign-in', () => {
  test('is answered the same for a wrong password, an unknown account and one who has left', async () => {
    const bodies = []
    for (const [login, given] of [
      ['wanglei', 'wrong-password'],
      ['nobody-here', password],
      ['hejun', password],
    ] as const) {
      const answer = await signIn(login, given)
      bodies.push({ status: answer.status, ...answer.error, requestId: '' })
    }
    expect(bodies[0]).toMatchObject({ status: 401, code: 'auth.failed' })
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
  })

  test.each(['wanglei', 'nobody-here'])(
    'five in a row lock %s, and the right password too',
    async (login) => {
      for (let count = 0; count < 5; count += 1) expect((await signIn(login, 'wrong')).status).toBe(401)
      const locked = await signIn(login)
      expect([locked.status, locked.error.code]).toEqual([429, 'auth.locked'])
      expect(locked.error.message).toContain('15')
    },
  )

  test('four in a row lock nobody, and a right one begins the count anew', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let count = 0; count < 4; count += 1) await signIn('wanglei', 'wrong')
      expect((await signIn('wanglei')).status).toBe(200)
    }
  })

  test('counts by any of the names of an account together', async () => {
    for (const login of ['wanglei', '13800138000', 'wang.lei@example.com', 'WANGLEI', 'wanglei'])
      await signIn(login, 'wrong')
    expect((await signIn('13800138000')).status).toBe(429)
  })

  test('the lock ends after its time, and the count begins anew', async () => {
    for (let count = 0; count < 5; count += 1) await signIn('wanglei', 'wrong')
    await sql`update sign_in_failure set locked_until = now() - interval '1 second'`.execute(
      testbed.database.db,
    )
    expect((await signIn('wanglei', 'wrong')).status).toBe(401)
    expect((await signIn('wanglei')).status).toBe(200)
  })

  test('failures of more than an hour ago don’t count', async () => {
    for (let count = 0; count < 4; count += 1) await signIn('wanglei', 'wrong')
    await sql`update sign_in_failure set last_at = now() - interval '61 minutes'`.execute(testbed.database.db)
    await signIn('wanglei', 'wrong')
    expect((await signIn('wanglei')).status).toBe(200)
  })

  test('a made-up login that is the number of an account locks only itself', async () => {
    for (let count = 0; count < 5; count += 1) await signIn(String(company.people.王磊), 'wrong')
    expect((await signIn('wanglei')).status).toBe(200)
  })

  test('fifty from one address lock the address, for whatever account', async () => {
    await sql`insert into sign_in_failure (subject, failures) values ('address:127.0.0.1', 48)`.execute(
      testbed.database.db,
    )
    await signIn('nobody-1', 'wrong')
    expect((await signIn('wanglei')).status).toBe(200)
    await signIn('nobody-2', 'wrong')
    expect((await signIn('wanglei')).status).toBe(429)
    const elsewhere = await testbed.signedOut.send({
      method: 'POST',
      url: '/api/session',
      remoteAddress: '10.0.0.9',
      payload: { login: 'wanglei', password },
    })
    expect(elsewhere.status).toBe(200)
  })

  test('twenty at once count twenty times', async () => {
    await Promise.all(Array.from({ length: 20 }, () => signIn('wanglei', 'wrong')))
    expect((await signIn('wanglei')).status).toBe(429)
  })
})

/** Codes and links are guessed at here: set-up, invitation, sign-in with its second factor. */
test.each(Object.values(endpoints).filter(({ access, method }) => access === 'public' && method !== 'GET'))(
  '$method $path: three hundred requests a minute from one address are enough',
  async (described) => {
    const knock = () =>
      testbed.signedOut.send({
        method: described.method,
        url: `/api${pathOf(described, { token: 'a'.repeat(43) })}`,
        remoteAddress: '10.0.0.8',
        payload: {},
      })
    for (let count = 0; count < 300; count += 1) expect((await knock()).status).toBeLessThan(429)
    const answer = await knock()
    expect([answer.status, answer.error.code]).toEqual([429, 'rate.limited'])
    expect(answer.headers['retry-after']).toBeDefined()
  },
)
