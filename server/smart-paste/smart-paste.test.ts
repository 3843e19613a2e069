import { beforeAll, describe, expect, test } from 'vitest'
import { longestPaste, smartPaste } from '../../contract/smart-paste.ts'
import { sql } from '../platform/database.ts'
import { type Answer, type Caller, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

const database = await testDatabase()
let company: Company
let server: Awaited<ReturnType<typeof testApp>>
beforeAll(async () => {
  company = await foundTestCompany(database)
  server = await testApp(database)
})
const as = (name: PersonName): Promise<Caller> => server.as(company.people[name])
const paste = async (name: PersonName, text: string): Promise<Answer<unknown>> =>
  (await as(name)).call(smartPaste, { body: { text } })

test('a sales person is told what a chat says, and where it stands', async () => {
  const text = '我是昆山恒远机械有限公司的，电话13812345678，明天10点打电话'
  const { status, result } = await paste('王磊', text)
  const { rows } = await sql<{ day: string }>`
    select ((now() at time zone 'Asia/Shanghai')::date + 1)::text as day`.execute(database.db)
  expect(status).toBe(200)
  expect(result).toMatchObject({
    found: [
      { field: 'company', value: '昆山恒远机械有限公司', start: 2, end: 12, isSure: true },
      { field: 'phone', value: '138 1234 5678', start: 16, end: 27, isSure: true },
    ],
    nextSteps: [{ on: rows[0]?.day, time: '10:00', goal: '打电话', isSure: true }],
  })
})

describe('a pasted text', () => {
  const text = '联系人：石破天 电话：13987654321'

  test('is in no log and in no table, whoever pastes it', async () => {
    const before = await written()
    expect((await paste('孙丽', text)).status).toBe(200)
    expect(await written()).toEqual(before)
    expect(server.log.join()).not.toMatch(/石破天|13987654321/u)
  })

  test('is refused where it is too long, in words of the contract, and not repeated in the log', async () => {
    const { status, error } = await paste('王磊', text.repeat(longestPaste / 10))
    expect(status).toBe(400)
    expect(error).toMatchObject({ code: 'input.invalid', fields: [{ path: 'text' }] })
    expect(server.log.join()).not.toMatch(/石破天|13987654321/u)
  })

  test.each(['', ' \n\t', '：：：，，。', '王'.repeat(longestPaste)])(
    'of nothing tells nothing (%#)',
    async (nothing) => {
      expect((await paste('王磊', nothing)).result).toEqual({ found: [], nextSteps: [] })
    },
  )

  test.each(['\u0000', '\ud83d'])('with a sign that no field could keep is refused (%#)', async (sign) => {
    expect((await paste('王磊', sign)).error).toMatchObject({ fields: [{ code: 'text.unstorable' }] })
  })

  test('needs somebody signed in', async () => {
    expect((await server.signedOut.call(smartPaste, { body: { text } })).status).toBe(401)
  })
})

async function written() {
  const { rows } = await sql`
    select (select count(*) from event) as events, (select count(*) from access_log) as looks,
      (select count(*) from change_log) as changes, (select count(*) from customer) as customers`.execute(
    database.db,
  )
  return rows
}
