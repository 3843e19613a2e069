import { beforeAll, describe, expect, test } from 'vitest'
import { exportAccessLog } from '../../contract/access-log.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Database, sql } from '../platform/database.ts'
import { type Caller, openTestSession, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { workbookText } from '../platform/testing/workbook-text.ts'
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

  test('is recorded', async () => {
    const count = async () =>
      (
        await sql`select from access_log where action = 'log.exported' and actor_id = ${company.people.沈计}`.execute(
          database.db,
        )
      ).rows.length
    const before = await count()
    await csv()
    expect(await count()).toBe(before + 1)
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
