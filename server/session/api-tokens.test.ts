import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listCustomers } from '../../contract/customers.ts'
import * as contract from '../../contract/session.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName, password } from '../platform/testing/company.ts'
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

const works = async (caller: Caller) => (await caller.call(listCustomers, { query: {} })).status === 200
const as = (name: PersonName) => testbed.as(company.people[name])

describe('an API token', () => {
  const make = async (name: PersonName, days: number | null = null) => {
    const caller = await as(name)
    const { result } = await caller.call(contract.createToken, { body: { name: '报表', days } })
    return { caller, ...result, byToken: testbed.withHeaders({ authorization: `Bearer ${result.token}` }) }
  }

  test('works with the rights of its owner, and is listed by its end only', async () => {
    const { caller, token, byToken } = await make('王磊')
    expect(await works(byToken)).toBe(true)
    const listed = await caller.call(contract.listTokens)
    expect(listed.result.rows[0]?.ending).toBe(token.slice(-4))
    expect(listed.text).not.toContain(token)
  })

  test('ends on its day', async () => {
    const { id, byToken } = await make('王磊', 30)
    await sql`update api_token set expires_at = now() - interval '1 second' where id = ${id}`.execute(
      testbed.database.db,
    )
    expect(await works(byToken)).toBe(false)
  })

  test('ends when withdrawn, by its owner only', async () => {
    const { caller, id, byToken } = await make('王磊')
    expect((await (await as('孙丽')).call(contract.deleteToken, { params: { id } })).status).toBe(404)
    expect((await caller.call(contract.deleteToken, { params: { id } })).status).toBe(200)
    expect(await works(byToken)).toBe(false)
    expect((await caller.call(contract.deleteToken, { params: { id } })).status).toBe(404)
  })

  test('makes no further tokens: one that is found out ends on its day', async () => {
    const { byToken } = await make('王磊', 1)
    const answer = await byToken.call(contract.createToken, { body: { name: '更久', days: null } })
    expect([answer.status, answer.error.code]).toEqual([403, 'permission.denied'])
  })

  test('that is wrong doesn’t fall back to the cookie', async () => {
    const session = await as('王磊')
    const answer = await session.call(listCustomers, { query: {} }, { authorization: 'Bearer kemai_wrong' })
    expect(answer.status).toBe(401)
  })
})

describe('a request from another site', () => {
  const body = { language: 'zh-CN' }
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:81' }, 403],
    [{ origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{}, 200],
  ] as [Record<string, string>, number][])('with %o is answered %i', async (headers, status) => {
    const caller = await as('王磊')
    const answer = await caller.call(contract.changeLanguage, { body }, { host: 'localhost', ...headers })
    expect(answer.status, answer.text).toBe(status)
  })

  /** What a form or a script of another site may send without asking first: nothing of it is read as JSON. */
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', null])(
    'as %s does nothing',
    async (type) => {
      const caller = await as('王磊')
      const answer = await caller.send({
        method: 'PATCH',
        url: '/api/me',
        payload: JSON.stringify({ language: 'en' }),
        ...(type !== null && { headers: { 'content-type': type } }),
      })
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
      expect((await caller.call(contract.readSession)).result).toMatchObject({ me: { language: 'zh-CN' } })
    },
  )

  test('is let in by no answer to a question before it', async () => {
    const { headers } = await testbed.signedOut.send({
      method: 'OPTIONS',
      url: '/api/customers',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'PATCH' },
    })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  test('can’t sign anybody in, however the address is written', async () => {
    for (const url of ['/api/session', '/%61pi/session', '/api/%73ession']) {
      const answer = await testbed.signedOut.send({
        method: 'POST',
        url,
        headers: { origin: 'https://evil.example' },
        payload: { login: 'wanglei', password },
      })
      expect(answer.status, url).toBe(403)
    }
  })

  test('with a token is a program’s own business', async () => {
    const made = await (await as('王磊')).call(contract.createToken, { body: { name: '脚本', days: 1 } })
    const caller = testbed.withHeaders({
      authorization: `Bearer ${made.result.token}`,
      origin: 'https://bi.example',
    })
    expect((await caller.call(contract.changeLanguage, { body })).status).toBe(200)
  })
})
