import * as contract from '../../../contract/check-up.ts'
import { listCustomers } from '../../../contract/customers.ts'
import { sql } from '../../platform/database.ts'
import { type Caller, testApp } from '../../platform/testing/app.ts'
import { foundTestCompany, type PersonName } from '../../platform/testing/company.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { checkUp } from '../run.ts'

/** A company with callers, whose customers can be checked. */
export async function checkUpBed() {
  const database = await testDatabase()
  const company = await foundTestCompany(database)
  const app = await testApp(database)
  const callers = new Map<PersonName, Caller>()
  const as = async (name: PersonName): Promise<Caller> => {
    const known = callers.get(name) ?? (await app.as(company.people[name]))
    callers.set(name, known)
    return known
  }
  const report = async (name: PersonName, query: { importId?: number } = {}) =>
    (await (await as(name)).call(contract.readCheckUp, { query })).result
  /** Numbers of the customers on the list of a kind. */
  const listed = async (name: PersonName, finding: contract.FindingKind, query: object = {}) => {
    const { status, result, text } = await (await as(name)).call(listCustomers, {
      query: { finding, limit: 200, ...query },
    })
    if (status !== 200) throw new Error(text)
    return result.rows.map(({ id }) => id)
  }
  const counts = async (name: PersonName, query: { importId?: number } = {}) =>
    Object.fromEntries((await report(name, query)).kinds.map(({ kind, count }) => [kind, count.value]))
  const kept = async () =>
    (
      await sql<{ id: number; kind: contract.FindingKind; fields: string[] | null }>`
        select customer_id as id, kind, fields from check_finding order by kind, customer_id`.execute(
        database.db,
      )
    ).rows
  /** These fields of customers of a business type, and one that is asked for only. */
  const requireOf = async (businessType: string, fields: string[]) => {
    const asked = fields.map((field) => ({ field, required: true }))
    const all = JSON.stringify([...asked, { field: 'customer.painPoints', required: false }])
    await sql`
      with made as (insert into field_set (use, name, fields) values ('entry', ${businessType}, ${all}::jsonb) returning id)
      insert into entry_set (business_type, field_set_id) select ${businessType}, id from made`.execute(
      database.db,
    )
  }
  return {
    database,
    company,
    app,
    as,
    report,
    listed,
    counts,
    kept,
    requireOf,
    check: () => checkUp(database),
  }
}
export type CheckUpBed = Awaited<ReturnType<typeof checkUpBed>>
