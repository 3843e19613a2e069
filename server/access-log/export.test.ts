import { beforeAll, describe, expect, test } from 'vitest'
import { exportAccessLog } from '../../contract/access-log.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Database, sql } from '../platform/database.ts'
import { type Caller, openTestSession, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { workbookText } from '../platform/testing/workbook-text.ts'
import { readPeriod } from './period.ts'
import { sealAccessLog } from './seal.ts'

let bed: TestApp
let database: Database
let company: Company
let auditor: Caller

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
  bed = await testApp(database)
  auditor = await bed.as(company.people.沈计)
  for (let count = 0; count < 1_100; count += 1)
    await recordAccess(database.db, {
      actorId: company.people.王磊,
      action: count === 7 ? 'file.viewed' : 'customer.exported',
      data: { format: count === 7 ? '=cmd|calc' : 'csv' },
    })
  await sealAccessLog(database.db)
  await recordAccess(database.db, { actorId: company.people.管理员, action: 'log.verified', source: '=1+1' })
})

const dayBack = async (days: number) => {
  const { rows } = await sql<{ day: string }>`
    select ((now() at time zone 'Asia/Shanghai')::date - ${days}::integer)::text as day`.execute(database.db)
  return rows[0]?.day
}
const csv = async (query: object = {}) => {
  const { status, text } = await auditor.call(exportAccessLog, { query: { format: 'csv', ...query } })
  expect(status, text).toBe(200)
  return text.trim().split('\r\n')
}

describe('the log as a file', () => {
  test('holds every entry once, the latest first, with its seal and hashes', async () => {
    const lines = await csv()
    expect(lines).toHaveLength(1 + 1_102 + 1)
    const numbers = lines.slice(1, -1).map((line) => Number(line.split(',')[0]))
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    expect(new Set(numbers).size).toBe(1_102)
    const { rows } = await sql<{ id: number; hash: string; seal: string }>`
      select s.entry_id as id, encode(s.hash, 'hex') as hash, encode(g.hash, 'hex') as seal
      from access_log_sealed s join access_log_seal g on g.id = s.seal_id order by s.entry_id desc limit 1`.execute(
      database.db,
    )
    const line = lines.find((one) => one.startsWith(`${rows[0]?.id},`))
    expect(line).toContain(rows[0]?.hash)
    expect(line).toContain(rows[0]?.seal)
    expect(lines[1]).toContain('还没有封存')
    expect(lines.at(-1)).toContain(rows[0]?.seal)
  })

  test('as filtered, and no cell is a formula', async () => {
    const filtered = await csv({ action: 'file.viewed' })
    expect(filtered).toHaveLength(3)
    expect((await csv({ personId: company.people.管理员 }))[1]).not.toMatch(/,=1/)
    for (const line of await csv()) expect(line).not.toMatch(/(^|,)"?[=+@]/)
  })

  test('of some days, both of them too', async () => {
    const day = (back: number) =>
      sql`(((now() at time zone 'Asia/Shanghai')::date - ${back}::integer) + time '23:59') at time zone 'Asia/Shanghai'`
    for (const back of [3, 4, 5])
      await sql`
        insert into access_log (at, actor_id, action, source) values (${day(back)}, ${company.people.孙丽}, 'signIn.succeeded', 'form')`.execute(
        database.db,
      )
    const of = async (query: object) => (await csv({ personId: company.people.孙丽, ...query })).length - 2
    expect(await of({ from: await dayBack(4), to: await dayBack(3) })).toBe(2)
    expect(await of({ from: await dayBack(4) })).toBe(2)
    expect(await of({ to: await dayBack(4) })).toBe(2)
  })

  test.each<[string, Record<string, string>, string, string]>([
    ['backwards', { from: '2026-05-02', to: '2026-05-01' }, 'to', 'period.reversed'],
    ['more than a year', { from: '2024-05-01', to: '2025-05-02' }, 'from', 'period.year'],
    ['from long ago until today', { from: '2001-01-01' }, 'from', 'period.year'],
  ])('not %s', async (_, query, path, code) => {
    const { status, error } = await auditor.call(exportAccessLog, { query })
    expect([status, error.fields]).toMatchObject([400, [{ path, code }]])
  })

  test.each([
    ['2024-05-01', '2025-05-01'],
    ['2024-02-29', '2025-02-28'],
    ['2026-05-01', '2026-05-01'],
  ])('of %s to %s', async (from, to) => {
    expect((await auditor.call(exportAccessLog, { query: { from, to } })).status).toBe(200)
  })

  test.each([
    ['2028-02-29', '2027-03-01'],
    ['2028-02-28', '2027-02-28'],
    ['2028-03-01', '2027-03-01'],
    ['2029-02-28', '2028-02-28'],
  ])('up to %s without another day from %s', async (to, from) => {
    expect(await readPeriod(database.db, { to })).toEqual({ from, to })
  })

  test('is recorded with what it was filtered by, and a year where no day was given', async () => {
    const last = async () =>
      (
        await sql<{ data: object }>`
          select data from access_log where action = 'log.exported' and actor_id = ${company.people.沈计} order by id desc limit 1`.execute(
          database.db,
        )
      ).rows[0]?.data
    const asked = {
      personId: company.people.王磊,
      action: 'file.viewed',
      from: '2026-05-01',
      to: '2026-05-31',
    }
    await csv(asked)
    expect(await last()).toEqual({ format: 'csv', ...asked })
    await csv()
    expect(await last()).toEqual({ format: 'csv', ...(await readPeriod(database.db, {})) })
  })

  test('a workbook says how to check it', async () => {
    const cookie = `kemai_session=${await openTestSession(database, company.people.沈计)}`
    const text = await workbookText(bed.app, {
      url: '/api/access-log/export?action=file.viewed',
      headers: { cookie },
    })
    for (const part of ['核对说明', '最后一枚封条', 'SHA-256', '预览附件']) expect(text).toContain(part)
  })

  test('nobody else gets it', async () => {
    const seller = await bed.as(company.people.王磊)
    expect((await seller.call(exportAccessLog)).status).toBe(403)
  })
})
