import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'
import { endpoints } from '../../contract/index.ts'
import { sql } from './database.ts'
import { type Caller, pathOf, type TestApp, testApp } from './testing/app.ts'
import { type Company, foundTestCompany } from './testing/company.ts'
import { testDatabase } from './testing/database.ts'
import { expectAnswer } from './testing/expect-answer.ts'
import { hostileTexts } from './testing/hostile.ts'

/** Whatever anybody sends: an answer below 500, in the form of the interface, in the language asked for. */
let testbed: TestApp
let company: Company
let caller: Caller
let customerId: number

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database, { setUpCode: 'ABC-DEF-234' })
})
beforeEach(async () => {
  await sql`truncate sign_in_failure`.execute(testbed.database.db)
  caller = await testbed.as(company.people.管理员)
  customerId = await company.customerOf('王磊', { contacts: [{ name: '张三', phones: ['13800138000'] }] })
})

const all = Object.entries(endpoints).map(([name, described]) => ({ name, described }))
const withQuery = all.filter(({ described }) => described.query !== undefined)
const withParams = all.filter(({ described }) => described.params !== undefined)

const paramsOf = (described: Endpoint) => ({
  id: described.path.startsWith('/customers') ? customerId : 1,
  token: 'a'.repeat(43),
})
const urlOf = (described: Endpoint) => `/api${pathOf(described, paramsOf(described))}`

describe('queries', () => {
  test.each(withQuery)('$name survives every hostile value of every parameter', async ({ described }) => {
    const names = described.query instanceof z.ZodObject ? Object.keys(described.query.shape) : []
    for (const name of [...names, 'unheardOf']) {
      for (const text of hostileTexts) {
        const url = `${urlOf(described)}?${name}=${encodeURIComponent(text.toWellFormed())}`
        expectAnswer(await caller.send({ method: described.method, url }), { name, text })
      }
    }
  })

  test.each(withQuery)('$name survives parameters that are twice there, or broken', async ({ described }) => {
    for (const query of [
      'limit=1&limit=2',
      'q=%E0%A4%A',
      'q=%00',
      'q=%ED%A0%80',
      '&&&=&',
      'q[]=1',
      'q[a]=1',
      '__proto__=1',
    ])
      expectAnswer(
        await caller.send({ method: described.method, url: `${urlOf(described)}?${query}` }),
        query,
      )
  })

  test('a page key of no list of ours is refused', async () => {
    const key = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const keys = [
      key(['2024-02-30 00:00:00+00', 1]),
      key(['2024-06-31T00:00:00Z', 1]),
      key(['2024-01-01T24:00:01Z', 1]),
      key(['0000-01-01T00:00:00Z', 1]),
      key(['2024-01-01 00:00:00+99', 1]),
      key(['2024-01-01T00:00:60.5Z', 1]),
      key(['now', 1]),
      key(['', 1]),
      key([1, 2]),
      key(['2024-01-01T00:00:00Z', 'x']),
      key(['2024-01-01T00:00:00Z', 1e300]),
      key({}),
      key(null),
      'AAAA',
      '%%%',
      'x'.repeat(2000),
    ]
    for (const list of [
      '/api/customers',
      '/api/trash/customers',
      `/api/customers/${customerId}/history`,
      `/api/customers/${customerId}/timeline`,
      '/api/workbench/overdue',
      '/api/workbench/none',
    ]) {
      for (const after of keys) {
        const answer = await caller.send({ method: 'GET', url: `${list}?after=${encodeURIComponent(after)}` })
        expect([answer.status, answer.error.fields?.[0]?.path], `${list} ${after} ${answer.text}`).toEqual([
          400,
          'after',
        ])
      }
    }
  })
})

describe('addresses', () => {
  test.each(withParams)('$name survives every hostile parameter', async ({ described }) => {
    for (const text of hostileTexts) {
      const value = encodeURIComponent(text.toWellFormed())
      const url = `/api${described.path.replace(/:\w+/g, value)}`
      expectAnswer(await caller.send({ method: described.method, url }), url)
    }
  })

  test.each([
    '/api/customers/%E0%A4%A',
    '/api/%',
    '/api//customers',
    '/api/nowhere',
    '/api/customers/1/../2',
    '/%00',
  ])('%s is answered like any other error', async (url) => {
    const answer = await caller.send({ method: 'GET', url })
    expectAnswer(answer, url)
  })

  test('ids that can’t be are like a wrong input, never a fault', async () => {
    for (const id of [
      '0',
      '-1',
      '1e30',
      '1.5',
      'NaN',
      'Infinity',
      '9007199254740993',
      '99999999999999999999',
    ]) {
      const answer = await caller.send({ method: 'GET', url: `/api/customers/${id}` })
      expect([answer.status, answer.error.code], id).toEqual([400, 'input.invalid'])
    }
  })
})
