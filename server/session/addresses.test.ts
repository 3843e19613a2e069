import { beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../../contract/session.ts'
import { type Database, sql } from '../platform/database.ts'
import { readSettings, SettingsError } from '../platform/settings.ts'
import { testApp } from '../platform/testing/app.ts'
import { foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** Whose address a failed sign-in is counted on: not one that the caller made up. */
let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await foundTestCompany(database)
})

async function countedAddress(proxies: string, forwarded: string): Promise<string | undefined> {
  await sql`truncate sign_in_failure`.execute(database.db)
  const behind = await testApp(database, { environment: { TRUST_PROXY: proxies } })
  const caller = behind.withHeaders({ 'x-forwarded-for': forwarded })
  await caller.call(signIn, { body: { login: 'wanglei', password: 'wrong' } })
  const { rows } = await sql<{ subject: string }>`
    select subject from sign_in_failure where subject like 'address:%'`.execute(database.db)
  return rows[0]?.subject.slice('address:'.length)
}

describe('the address of a caller', () => {
  test.each([
    ['without a proxy', 'false', '6.6.6.6', '127.0.0.1'],
    ['told by a proxy', 'true', '1.2.3.4', '1.2.3.4'],
    ['made up before a proxy that appends', 'true', '6.6.6.6, 1.2.3.4', '1.2.3.4'],
    ['told by one proxy', '1', '6.6.6.6, 1.2.3.4', '1.2.3.4'],
    ['told through two proxies', '2', '6.6.6.6, 1.2.3.4, 10.0.0.1', '1.2.3.4'],
  ])('%s', async (_, proxies, forwarded, counted) => {
    expect(await countedAddress(proxies, forwarded)).toBe(counted)
  })

  test.each(['maybe', '-1', '1.5'])('TRUST_PROXY=%s is refused at start', (wrong) => {
    expect(() => readSettings({ TRUST_PROXY: wrong })).toThrow(SettingsError)
  })
})
