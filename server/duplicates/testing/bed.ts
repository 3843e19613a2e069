import { expect } from 'vitest'
import { createCustomer } from '../../../contract/customers.ts'
import * as contract from '../../../contract/duplicates.ts'
import { sql, transaction } from '../../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../../platform/testing/app.ts'
import { foundTestCompany, type PersonName } from '../../platform/testing/company.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { findPairs } from '../scan.ts'

export type DuplicateBed = Awaited<ReturnType<typeof duplicateBed>>
type Which = 'open' | 'toldApart'

export const enter = async (caller: Caller, name: string, more: object = {}) =>
  caller.call(createCustomer, { body: { name, ...more } })

export const reach = (phones: string[], email?: string) => ({
  contacts: [{ name: '赵明', phones, ...(email && { email }) }],
})

/** A company whose customers are entered anew for each test, by people who haven't checked anything yet. */
export async function duplicateBed() {
  const database = await testDatabase()
  const company = await foundTestCompany(database)
  let app: TestApp
  const fresh = async () => {
    app = await testApp(database)
    await sql`delete from duplicate_pair`.execute(database.db)
    await sql`delete from customer`.execute(database.db)
  }
  const as = (name: PersonName) => app.as(company.people[name])
  /** Whatever it may be the same as. */
  const enterAs = async (name: PersonName, customer: string, more: object = {}): Promise<number> => {
    const made = await enter(await as(name), customer, { isAnother: true, ...more })
    expect(made.status, made.text).toBe(200)
    return made.result.id
  }
  const scan = () => transaction(database.db, { userId: null, source: 'system' }, (trx) => findPairs(trx))
  const pairsOf = async (caller: Caller, which: Which = 'open') =>
    (await caller.call(contract.listDuplicatePairs, { query: { which, limit: 50 } })).result.rows
  const matchedOf = async (name: PersonName, which?: Which) =>
    (await pairsOf(await as(name), which)).map(({ customers, matched }) => [
      ...customers.map((customer) => customer.name),
      matched,
    ])
  return { database, company, fresh, as, enterAs, scan, pairsOf, matchedOf }
}
