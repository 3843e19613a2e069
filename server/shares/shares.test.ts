import { beforeAll, describe, expect, test } from 'vitest'
import { createContact, listContacts } from '../../contract/contacts.ts'
import { listCustomers, openCustomer, updateCustomer } from '../../contract/customers.ts'
import { type EffectiveRights, readMyRights } from '../../contract/rights.ts'
import * as contract from '../../contract/shares.ts'
import { sql } from '../platform/database.ts'
import { type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** DOMAIN §1: a customer can be shared with people, to read or to write; everything that hangs on it follows. */
let testbed: TestApp
let company: Company

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
})

const as = (name: PersonName) => testbed.as(company.people[name])
const newCustomer = () => company.customerOf('王磊', { contacts: [{ name: '林若溪' }] })
const share = async (
  id: number,
  whom: PersonName,
  { access = 'read', until = null as string | null, by = '王磊' as PersonName } = {},
) =>
  (await as(by)).call(contract.shareCustomer, {
    params: { id, userId: company.people[whom] },
    body: { access, until },
  })
const open = async (id: number, name: PersonName) =>
  (await (await as(name)).call(openCustomer, { params: { id } })).status
const edit = async (id: number, name: PersonName) =>
  (
    await (
      await as(name)
    ).call(updateCustomer, {
      params: { id },
      body: { version: 1, changes: { shortName: '短' } },
    })
  ).status
const sharedList = async (name: PersonName) =>
  (await (await as(name)).call(listCustomers, { query: { shared: true } })).result.rows.map(({ id }) => id)

describe('a share', () => {
  test('to read opens the record and its contacts, and nothing to write', async () => {
    const id = await newCustomer()
    expect(await open(id, '陈静')).toBe(404)
    expect((await share(id, '陈静')).status).toBe(200)
    const caller = await as('陈静')
    expect(await open(id, '陈静')).toBe(200)
    const contacts = await caller.call(listContacts, { params: { id } })
    expect(contacts.result.can).toEqual({ create: false, restore: false })
    expect(contacts.result.rows[0]?.can).toMatchObject({ edit: false, delete: false })
    expect(await edit(id, '陈静')).toBe(403)
    const added = await caller.call(createContact, { params: { id }, body: { name: '周' } })
    expect(added.status).toBe(403)
    expect(await sharedList('陈静')).toEqual([id])
  })

  test('to write opens editing and contacts, not sharing on', async () => {
    const id = await newCustomer()
    await share(id, '孙丽', { access: 'write' })
    const caller = await as('孙丽')
    expect((await caller.call(createContact, { params: { id }, body: { name: '周' } })).status).toBe(200)
    expect(await edit(id, '孙丽')).toBe(200)
    expect((await share(id, '陈静', { by: '孙丽' })).status).toBe(403)
    const can = (await caller.call(openCustomer, { params: { id } })).result.can
    expect(can).toMatchObject({ edit: true, share: false, delete: false, assign: false })
  })

  test('given again is changed', async () => {
    const id = await newCustomer()
    await share(id, '孙丽', { access: 'write' })
    await share(id, '孙丽', { access: 'read' })
    expect(await edit(id, '孙丽')).toBe(403)
    const rows = (await (await as('王磊')).call(contract.listShares, { params: { id } })).result.rows
    expect(rows.map(({ user, access, until }) => [user.name, access, until])).toEqual([
      ['孙丽', 'read', null],
    ])
  })

  test('ends at once when it is taken back', async () => {
    const id = await newCustomer()
    await share(id, '陈静')
    expect(await open(id, '陈静')).toBe(200)
    const end = async () =>
      (await as('王磊')).call(contract.endShare, { params: { id, userId: company.people.陈静 } })
    expect((await end()).status).toBe(200)
    expect(await open(id, '陈静')).toBe(404)
    expect((await end()).status).toBe(404)
  })

  test('lasts through its last day and no longer', async () => {
    const id = await newCustomer()
    const { today } = await oneRow(
      testbed.database,
      sql<{ today: string }>`select (now() at time zone time_zone)::date as today from organisation`,
    )
    expect((await share(id, '陈静', { until: today })).status).toBe(200)
    expect(await open(id, '陈静')).toBe(200)
    await sql`update customer_share set until = until - 1 where customer_id = ${id}`.execute(
      testbed.database.db,
    )
    expect(await open(id, '陈静')).toBe(404)
    expect(await sharedList('陈静')).not.toContain(id)
    const rows = (await (await as('王磊')).call(contract.listShares, { params: { id } })).result.rows
    expect(rows).toEqual([])
  })

  test.each([
    ['何军', 'userId', 'share.inactive'],
    ['王磊', 'userId', 'share.owner'],
  ] as const)('with %s is refused', async (whom, path, code) => {
    const answer = await share(await newCustomer(), whom)
    expect([answer.status, answer.error.fields[0]]).toMatchObject([400, { path, code }])
  })

  test('that has ended before it begins is refused', async () => {
    const answer = await share(await newCustomer(), '陈静', { until: '2020-01-01' })
    expect(answer.error.fields[0]).toMatchObject({ path: 'until', code: 'share.ended' })
  })

  test('of the new owner ends when the customer changes hands; the others stay', async () => {
    const id = await newCustomer()
    await share(id, '孙丽')
    await share(id, '陈静')
    const assigned = await (await as('李娜')).call(updateCustomer, {
      params: { id },
      body: { version: 1, changes: { ownerId: company.people.孙丽 } },
    })
    expect(assigned.status, assigned.text).toBe(200)
    const rows = (await (await as('孙丽')).call(contract.listShares, { params: { id } })).result.rows
    expect(rows.map(({ user }) => user.name)).toEqual(['陈静'])
  })

  test('is told by event and access log, with ids only', async () => {
    const id = await newCustomer()
    await share(id, '陈静', { access: 'write' })
    const told = await oneRow(
      testbed.database,
      sql<Record<string, unknown>>`
        select e.kind, e.actor_id, e.data, l.action, l.object_id, l.customer_id
        from event e, access_log l where e.customer_id = ${id} and l.customer_id = ${id}
          and e.kind = 'customer.shared' and l.action = 'customer.shared'`,
    )
    expect(told).toEqual({
      kind: 'customer.shared',
      actor_id: company.people.王磊,
      data: { userId: company.people.陈静, access: 'write', until: null },
      action: 'customer.shared',
      object_id: company.people.陈静,
      customer_id: id,
    })
  })

  test('counts among the person’s rights', async () => {
    const before: EffectiveRights = (await (await as('陈静')).call(readMyRights)).result
    await share(await newCustomer(), '陈静')
    const after = (await (await as('陈静')).call(readMyRights)).result
    expect(after.shared).toBe(before.shared + 1)
  })
})
