import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listContacts, revealContact } from '../../contract/contacts.ts'
import { openCustomer, revealCustomer } from '../../contract/customers.ts'
import { sql } from '../platform/database.ts'
import { type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** DOMAIN §1: revealing a masked value is an action of its own, recorded: who, when, whose, why. */
let testbed: TestApp
let company: Company
let customerId: number
let contactId: number

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  customerId = await company.customerOf('王磊', {
    contacts: [{ name: '林若溪', phones: ['13812345678'] }],
    budget: { min: 100, max: 200 },
    highlights: '只在下午接电话',
  })
  const contacts = await (await as('王磊')).call(listContacts, { params: { id: customerId } })
  contactId = contacts.result.rows[0]?.id ?? 0
  await sql`
    insert into role_field (role_id, field, level) select id, 'customer.budget', 'masked' from role where key = 'sales_supervisor'
    union all select id, 'customer.highlights', 'hidden' from role where key = 'sales_supervisor'`.execute(
    database.db,
  )
})
beforeEach(() => setRules({ limit: 50, reason: false }))

const as = (name: PersonName) => testbed.as(company.people[name])
const reveal = async (name: PersonName, body: { reason?: string } = {}) =>
  (await as(name)).call(revealContact, { params: { id: contactId }, body })
const revealField = async (name: PersonName, field: string) =>
  (await as(name)).call(revealCustomer, { params: { id: customerId }, body: { field } })

async function setRules({ limit, reason }: { limit: number; reason: boolean }) {
  const { db } = testbed.database
  await sql`update organisation set reveal_daily_limit = ${limit}, reveal_reason_required = ${reason}`.execute(
    db,
  )
  await sql`delete from reveal`.execute(db)
}

describe('a masked field of a customer', () => {
  test('is null on the record, said to be masked, and revealed in clear', async () => {
    const { result } = await (await as('李娜')).call(openCustomer, { params: { id: customerId } })
    expect(result).toMatchObject({ budget: null, fields: { budget: 'masked', highlights: 'hidden' } })
    expect((await revealField('李娜', 'budget')).result).toEqual({ value: { min: 100, max: 200 } })
  })

  test.each(['highlights', 'nonsense', 'constructor', '__proto__', 'custom.nothing'])(
    'named %s shows nothing',
    async (field) => {
      const answer = await revealField('李娜', field)
      expect(answer.text).not.toContain('下午')
      if (field !== 'custom.nothing') expect(answer.status).toBe(400)
    },
  )

  test('is nothing to reveal for who sees no customer or has no such right', async () => {
    expect((await revealField('陈静', 'budget')).status).toBe(403)
    expect((await revealField('冯涛', 'budget')).status).toBe(403)
  })
})

describe('a reason', () => {
  test('is wanted only where the organisation says so', async () => {
    expect((await reveal('李娜')).status).toBe(200)
    await setRules({ limit: 50, reason: true })
    const refused = await reveal('李娜')
    expect([refused.status, refused.error.fields[0]?.path]).toEqual([400, 'reason'])
    expect((await reveal('李娜', { reason: '核对' })).status).toBe(400)
    expect((await reveal('李娜', { reason: '核对送货电话' })).status).toBe(200)
  })

  test('stands in its own table, and goes with the customer; event and log name ids only', async () => {
    await reveal('李娜', { reason: '核对送货电话' })
    const kept = await oneRow(
      testbed.database,
      sql<{ id: number; reason: string }>`select id, reason from reveal where contact_id = ${contactId}`,
    )
    expect(kept.reason).toBe('核对送货电话')
    const { told } = await oneRow(
      testbed.database,
      sql<{ told: string }>`
        select jsonb_agg(data)::text as told from (select data from event union all select data from access_log) as all_data`,
    )
    expect(told).not.toContain('核对')
    expect(told).toContain(`"revealId": ${kept.id}`)
  })
})

describe('the daily limit', () => {
  test('refuses further looks and says until when', async () => {
    await setRules({ limit: 2, reason: false })
    await reveal('李娜')
    await revealField('李娜', 'budget')
    const refused = await reveal('李娜')
    expect([refused.status, refused.error.code]).toEqual([429, 'reveal.limit_reached'])
    expect(refused.error.message).toMatch(/2 次.*\d{4}-\d{2}-\d{2}/)
    expect(refused.text).not.toContain('1234 5678')
  })

  test('of nothing allows nobody to look', async () => {
    await setRules({ limit: 0, reason: false })
    expect((await reveal('赵总')).error.code).toBe('reveal.limit_reached')
  })

  test('holds against looks at the same instant', async () => {
    await setRules({ limit: 3, reason: false })
    const answers = await Promise.all(Array.from({ length: 8 }, () => reveal('赵总')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  })

  test('counts per person, and from midnight anew', async () => {
    await setRules({ limit: 1, reason: false })
    expect((await reveal('李娜')).status).toBe(200)
    expect((await reveal('赵总')).status).toBe(200)
    await sql`update reveal set at = at - interval '1 day'`.execute(testbed.database.db)
    expect((await reveal('李娜')).status).toBe(200)
  })

  test('isn’t touched by the owner, who sees everything anyway', async () => {
    await setRules({ limit: 0, reason: true })
    await sql`
      insert into role_permission (role_id, object, action, scope) select id, 'contact', 'reveal', 'all' from role where key = 'sales'`.execute(
      testbed.database.db,
    )
    expect((await reveal('王磊')).result).toEqual({})
  })
})
