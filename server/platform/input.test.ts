import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'
import { endpoints } from '../../contract/index.ts'
import { sql } from './database.ts'
import { type Caller, pathOf, type TestApp, testApp } from './testing/app.ts'
import { type Company, foundTestCompany } from './testing/company.ts'
import { testDatabase } from './testing/database.ts'
import { expectAnswer, nextAddress } from './testing/expect-answer.ts'
import {
  hostileBodies,
  hostileTextBodies,
  hostileValues,
  type Schema,
  variantsOf,
} from './testing/hostile.ts'

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

const upload = (described: Endpoint) => described.upload === true
const all = Object.entries(endpoints).map(([name, described]) => ({ name, described }))
const withBody = all.filter(({ described }) => described.body !== undefined)

const paramsOf = (described: Endpoint) => ({
  id: described.path.startsWith('/customers') ? customerId : 1,
  userId: 1,
  spotCheckId: 1,
  token: 'a'.repeat(43),
})
const urlOf = (described: Endpoint) => `/api${pathOf(described, paramsOf(described))}`

/** Every edit starts from version 1 and collides with no edit before. */
const forgetEarlier = () =>
  sql`
    with u as (update user_account set version = 1 where id = 1), c as (update customer set version = 1),
      k as (update contact set version = 1), l as (delete from change_log)
    update organisation set version = 1`.execute(testbed.database.db)

const sendBody = (described: Endpoint, body: unknown) => sendText(described, JSON.stringify(body) ?? '')
const sendText = (described: Endpoint, payload: string) =>
  caller.send({
    remoteAddress: nextAddress(),
    method: described.method,
    url: urlOf(described),
    headers: { 'content-type': 'application/json' },
    payload,
  })

const tenMegabytes = JSON.stringify({ name: 'x'.repeat(10 * 1024 * 1024) })

describe('bodies', () => {
  test.each(withBody)('$name survives every hostile value in every place', async ({ described }) => {
    const schema = z.toJSONSchema(described.body ?? z.never(), {
      io: 'input',
      unrepresentable: 'any',
    }) as Schema
    const answers = []
    await forgetEarlier()
    for (const body of [...variantsOf(schema, hostileValues), ...hostileBodies]) {
      const answer = await sendBody(described, body)
      expectAnswer(answer, body)
      answers.push(answer.status)
      if (answer.status < 400) await forgetEarlier()
    }
    expect(answers.filter((status) => status === 400).length).toBeGreaterThan(answers.length / 4)
    for (const text of hostileTextBodies) expectAnswer(await sendText(described, text), text.slice(0, 10))
  })

  test.each(all)('$name survives what isn’t JSON, isn’t there, or is too much', async ({ described }) => {
    const { method } = described
    if (method === 'GET') return
    const send = (type: string | null, payload: string) =>
      caller.send({
        remoteAddress: nextAddress(),
        method,
        url: urlOf(described),
        ...(type !== null && { headers: { 'content-type': type } }),
        payload,
      })
    for (const broken of ['{', '{"a":', 'nul', '\u0000', '{"__proto__":{"a":1}}', '"'])
      expectAnswer(await send('application/json', broken), broken)
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'image/png',
      'x',
      null,
    ])
      expectAnswer(await send(type, 'a=1'), type)
    expectAnswer(await send('multipart/form-data; boundary=x', '--x\r\n\r\n\r\n--x--'), 'multipart')
    const large = await send('application/json', tenMegabytes)
    expectAnswer(large, '10 MB')
    if (!upload(described)) expect([large.status, large.error.code]).toEqual([413, 'input.too_large'])
  })

  test.each(withBody)('$name says which field is unknown', async ({ described }) => {
    const answer = await sendBody(described, { unheardOf: 1 })
    expect(answer.status).toBe(400)
    expect(answer.error.fields.map(({ path, code }) => `${path} ${code}`)).toContain(
      'unheardOf unknown_field',
    )
  })
})

test('every error is said in the language asked for', async () => {
  const say = async (language: string) =>
    (
      await testbed.signedOut.send({
        method: 'POST',
        url: '/api/session',
        headers: { 'accept-language': language },
        payload: { login: '', password: 'x', strange: 1 },
      })
    ).error
  const [chinese, english] = [await say('zh-CN,zh;q=0.9,en;q=0.8'), await say('en-US,en;q=0.9')]
  expect(chinese.message + chinese.fields.map(({ message }) => message).join('')).toMatch(/\p{Script=Han}/u)
  expect(english.message + english.fields.map(({ message }) => message).join('')).not.toMatch(
    /\p{Script=Han}/u,
  )
  expect(english.fields.map(({ path }) => path)).toEqual(chinese.fields.map(({ path }) => path))
})

test('no request of these left a fault in the log', () => {
  expect(testbed.log.filter((line) => line.includes('internal error'))).toEqual([])
})
