import { beforeAll, describe, expect, test } from 'vitest'
import type { CustomerChanges } from '../../contract/customer-fields.ts'
import * as contract from '../../contract/customers.ts'
import { checkDuplicate } from '../../contract/duplicates.ts'
import { readGroup, setGroup } from '../../contract/groups.ts'
import { search } from '../../contract/search.ts'
import { sql } from '../platform/database.ts'
import { type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** DOMAIN §1: names of persons can be masked (王*), also of those who are customers. Names of companies can't. */
let testbed: TestApp
let company: Company
const ids: Record<'person' | 'other' | 'before' | 'behind', number> = {
  person: 0,
  other: 0,
  before: 0,
  behind: 0,
}
const code = '91350100M000100Y43'

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  ids.person = await company.customerOf('王磊', { type: 'individual', name: '诸葛明', creditCode: code })
  ids.other = await company.customerOf('王磊', { type: 'individual', name: '艾青' })
  ids.before = await company.customerOf('王磊', { name: '安达轴承有限公司' })
  ids.behind = await company.customerOf('王磊', { name: '中远诸葛轴承有限公司' })
  await sql`
    insert into role_field (role_id, field, level)
    select id, 'contact.name', case key when 'operations' then 'read' else 'masked' end from role
    where key in ('sales', 'sales_supervisor', 'operations')`.execute(database.db)
})

const as = (name: PersonName) => testbed.as(company.people[name])
const open = async (name: PersonName, id = ids.person) =>
  (await (await as(name)).call(contract.openCustomer, { params: { id } })).result
const edit = async (name: PersonName, id: number, changes: CustomerChanges) => {
  const { version } = await open('管理员', id)
  return (await as(name)).call(contract.updateCustomer, { params: { id }, body: { version, changes } })
}
const listed = async (name: PersonName, query: Record<string, unknown>) =>
  (await (await as(name)).call(contract.listCustomers, { query })).result

describe('on the record', () => {
  test('it is masked, and clear to the owner', async () => {
    expect(await open('李娜')).toMatchObject({ name: '诸*', fields: { name: 'masked', type: 'read' } })
    expect(await open('王磊')).toMatchObject({ name: '诸葛明', fields: {} })
    expect(await open('管理员')).toMatchObject({ name: '诸葛明', fields: {} })
    expect(await open('吴婷')).toMatchObject({ name: '诸葛明', fields: { name: 'read' } })
  })

  test('a company’s is shown', async () => {
    const { name, fields } = await open('李娜', ids.before)
    expect([name, fields]).toEqual(['安达轴承有限公司', { household: 'hidden' }])
  })
})

describe('in bulk', () => {
  test.each(['李娜', '王磊'] as const)('it is masked for %s', async (name) => {
    const { rows } = await listed(name, {})
    expect(rows.map((row) => row.name).sort()).toEqual(
      ['中远诸葛轴承有限公司', '安达轴承有限公司', '艾*', '诸*'].sort(),
    )
  })

  test.each(['诸葛', 'zhuge', 'zgm'])('%s finds no person whose name isn’t shown', async (q) => {
    const found = async (name: PersonName) =>
      (await (await as(name)).call(search, { query: { q } })).result.rows.map(({ id }) => id)
    for (const name of ['李娜', '王磊'] as const) {
      expect(await found(name)).not.toContain(ids.person)
      expect((await listed(name, { q })).rows.map(({ id }) => id)).toEqual((await found(name)).sort())
    }
    expect(await found('管理员')).toContain(ids.person)
    if (q !== 'zgm') expect(await found('李娜')).toEqual([ids.behind])
  })

  test.each([
    ['name', ['before', 'behind', 'other', 'person']],
    ['-name', ['other', 'person', 'behind', 'before']],
  ] as const)('by %s persons stand together, page by page', async (sort, expected) => {
    const met: number[] = []
    let after: string | undefined
    do {
      const page = await listed('李娜', { sort, limit: 1, ...(after && { after }) })
      met.push(...page.rows.map(({ id }) => id))
      after = page.next ?? undefined
      expect(Buffer.from(after ?? '', 'base64url').toString()).not.toContain('zhugeming')
    } while (after)
    expect(met).toEqual(expected.map((which) => ids[which]))
    const seen = await listed('管理员', { sort: 'name' })
    expect(seen.rows.map(({ id }) => id)).toEqual([ids.other, ids.before, ids.behind, ids.person])
  })

  test('found by their numbers they stand in an order that tells nothing of the name’s length', async () => {
    const { number } = await open('管理员')
    const found = async (name: PersonName) => {
      const query = { q: (number ?? '').replace(/[0-9]+$/, '') }
      const { rows } = (await (await as(name)).call(search, { query })).result
      return rows.map(({ id }) => id).filter((id) => id === ids.person || id === ids.other)
    }
    expect(await found('李娜')).toEqual([ids.person, ids.other])
    expect(await found('管理员')).toEqual([ids.other, ids.person])
  })

  test('the members of a group stand in an order that tells nothing', async () => {
    const administrator = await as('管理员')
    for (const id of Object.values(ids))
      await administrator.call(setGroup, { params: { id }, body: { name: '诸葛集团' } })
    const members = async (name: PersonName) =>
      (await (await as(name)).call(readGroup, { params: { id: ids.before } })).result.members.map(
        ({ id }) => id,
      )
    expect(await members('李娜')).toEqual([ids.behind, ids.person, ids.other])
    expect(await members('管理员')).toEqual([ids.other, ids.behind, ids.person])
  })
})

describe('writing', () => {
  test('it may be overwritten unseen', async () => {
    const id = await company.customerOf('王磊', { type: 'individual', name: '冯墨' })
    expect((await edit('李娜', id, { name: '冯默' })).status).toBe(200)
    expect(await open('王磊', id)).toMatchObject({ name: '冯默' })
  })

  test('nobody makes a company of a person to see the name', async () => {
    const refused = await edit('李娜', ids.person, { type: 'company' })
    expect([refused.status, refused.error.fields]).toMatchObject([
      403,
      [{ path: 'changes.type', code: 'field.not_writable' }],
    ])
    const id = await company.customerOf('王磊', { type: 'individual', name: '冯墨' })
    expect((await edit('王磊', id, { type: 'company' })).status).toBe(200)
    expect(await open('李娜', id)).toMatchObject({ name: '冯墨', fields: {} })
  })

  test('where it may only be read no person is renamed or entered', async () => {
    expect((await edit('吴婷', ids.person, { name: '诸葛亮' })).status).toBe(403)
    expect((await edit('吴婷', ids.before, { name: '安达轴承有限公司' })).status).toBe(200)
    const enter = async (body: Record<string, unknown>) =>
      (await (await as('吴婷')).call(contract.createCustomer, { body })).status
    expect(await enter({ type: 'individual', name: '韩立' })).toBe(403)
    expect(await enter({ name: '韩立商行' })).toBe(200)
  })
})

test('revealing it is recorded; the owner needs no look', async () => {
  const { database } = testbed
  await sql`
    insert into role_permission (role_id, object, action, scope)
    select id, 'customer', 'reveal', 'all' from role where key in ('sales', 'sales_supervisor')
    on conflict do nothing`.execute(database.db)
  const reveal = async (name: PersonName) =>
    (await as(name)).call(contract.revealCustomer, { params: { id: ids.person }, body: { field: 'name' } })
  expect((await reveal('王磊')).result).toEqual({ value: '诸葛明' })
  expect((await reveal('李娜')).result).toEqual({ value: '诸葛明' })
  const looks = await oneRow(
    database,
    sql<{ all: unknown }>`select jsonb_agg(jsonb_build_array(user_id, fields)) as all from reveal`,
  )
  expect(looks.all).toEqual([[company.people.李娜, ['name']]])
})

test('a duplicate by a name that isn’t shown tells of the owner alone, and is recorded', async () => {
  const { db } = testbed.database
  await sql`truncate event`.execute(db)
  const check = async (name: PersonName, body: Record<string, unknown>) =>
    (await (await as(name)).call(checkDuplicate, { body })).result.duplicates
  const recorded = async () =>
    (await sql`select actor_id, customer_id from event where kind = 'customer.duplicate_checked'`.execute(db))
      .rows
  const owner = { id: company.people.王磊, name: '王磊' }
  const free = { protectedUntil: null, isAsked: false }
  const customer = { id: ids.person, number: (await open('管理员')).number }
  expect(await check('管理员', { name: '诸葛明' })).toEqual([
    { matched: ['name'], effect: 'confirm', owner, customer: { ...customer, name: '诸葛明' }, ...free },
  ])
  expect(await check('李娜', { creditCode: code })).toEqual([
    { matched: ['creditCode'], effect: 'block', owner, customer: { ...customer, name: '诸*' }, ...free },
  ])
  expect(await recorded()).toEqual([])
  expect(await check('李娜', { name: '诸葛明' })).toEqual([
    { matched: ['name'], effect: 'confirm', owner, customer: null, ...free },
  ])
  expect(await recorded()).toEqual([{ actor_id: company.people.李娜, customer_id: ids.person }])
})
