import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { customerAsOf } from '../../contract/as-of.ts'
import * as contacts from '../../contract/contacts.ts'
import { customerFields } from '../../contract/customer-fields.ts'
import * as customers from '../../contract/customers.ts'
import { changeStage } from '../../contract/stage.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** The record as of a day is what anybody saw of it when that day ended. */
let testbed: TestApp
let company: Company
let owner: Caller
let today: string

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from organisation`.execute(database.db)
  today = rows[0]?.today ?? ''
})

const asOf = (caller: Caller, id: number, day: string) =>
  caller.call(customerAsOf, { params: { id }, query: { day } })
const daysAgo = (days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
/** Everything that has happened so far happened a day earlier. */
async function dayPasses(id: number): Promise<void> {
  const { db } = testbed.database
  await sql`update change_log set at = at - interval '1 day' where customer_id = ${id}`.execute(db)
  await sql`update customer set created_at = created_at - interval '1 day' where id = ${id}`.execute(db)
  await sql`update contact set created_at = created_at - interval '1 day' where customer_id = ${id}`.execute(
    db,
  )
}
const edit = async (id: number, changes: Record<string, unknown>) => {
  const { version } = (await owner.call(customers.openCustomer, { params: { id } })).result
  const answer = await owner.call(customers.updateCustomer, { params: { id }, body: { version, changes } })
  expect(answer.status, answer.text).toBe(200)
}
const listed = async (id: number) => (await owner.call(contacts.listContacts, { params: { id } })).result.rows
const known = (fields: { field: string; was: unknown }[]) =>
  Object.fromEntries(fields.map(({ field, was }) => [field, was]))

describe('a customer of three days ago', () => {
  test('is told with what differs today', async () => {
    const id = await company.customerOf('王磊', {
      name: '老名字公司',
      mainBusiness: '轴承',
      stage: 'prospect',
    })
    await dayPasses(id)
    await edit(id, { name: '新名字公司', mainBusiness: null, budget: { min: 100, max: 200 } })
    const { result } = await asOf(owner, id, daysAgo(1))
    expect(result).toMatchObject({ day: daysAgo(1), name: '老名字公司', createdOn: daysAgo(1), today })
    const field = (name: string) => result.fields.find((one) => one.field === name)
    expect(field('name')).toEqual({ field: 'name', was: '老名字公司', now: '新名字公司', differs: true })
    expect(field('mainBusiness')).toMatchObject({ was: '轴承', now: null, differs: true })
    expect(field('budget')).toMatchObject({ was: null, now: { min: 100, max: 200 }, differs: true })
    expect(field('stage')).toMatchObject({ was: 'prospect', differs: false })
    expect(field('painPoints')).toBeUndefined()
    const now = await asOf(owner, id, today)
    expect(now.result.fields.filter(({ differs }) => differs)).toEqual([])
  })

  test('has the contacts of then: who was deleted since stands there, who came since doesn’t', async () => {
    const id = await company.customerOf('王磊', {
      contacts: [{ name: '张三', phones: ['13800138000', '010-88886666 转 801'] }, { name: '李四' }],
    })
    await dayPasses(id)
    const [zhang, li] = await listed(id)
    await owner.call(contacts.deleteContact, { params: { id: li?.id } })
    await owner.call(contacts.createContact, { params: { id }, body: { name: '王五' } })
    const body = { version: zhang?.version, changes: { name: '张三丰', phones: ['010-88886666 转 802'] } }
    await owner.call(contacts.updateContact, { params: { id: zhang?.id }, body })
    const { result } = await asOf(owner, id, daysAgo(1))
    expect(result.contacts.map(({ name, isGone }) => [name, isGone])).toEqual([
      ['张三', false],
      ['李四', true],
    ])
    expect(result.contactsSince).toBe(1)
    expect(known(result.contacts[0]?.fields ?? []).phones).toEqual(
      ['138 0013 8000', '010-8888 6666 转 801'].sort(),
    )
    expect((await asOf(owner, id, today)).result.contacts.map(({ name }) => name)).toEqual(['张三丰', '王五'])
  })

  test('ends at midnight of the organisation, not of the server', async () => {
    const id = await company.customerOf('王磊', { mainBusiness: '旧' })
    await dayPasses(id)
    await dayPasses(id)
    await edit(id, { mainBusiness: '新' })
    const { db } = testbed.database
    // 23:59 and 00:01 in Shanghai, on both sides of a day's end that is 16:00 in UTC.
    await sql`
      update change_log set at = ${`${daysAgo(1)}T15:59:00Z`}::timestamptz where customer_id = ${id}`.execute(
      db,
    )
    expect(known((await asOf(owner, id, daysAgo(1))).result.fields).mainBusiness).toBe('新')
    await sql`
      update change_log set at = ${`${daysAgo(1)}T16:01:00Z`}::timestamptz where customer_id = ${id}`.execute(
      db,
    )
    expect(known((await asOf(owner, id, daysAgo(1))).result.fields).mainBusiness).toBe('旧')
  })
})

describe('days that can’t be shown', () => {
  test.each([
    ['before the entry', 3, 'customer.not_yet'],
    ['to come', -1, 'input.invalid'],
    ['that no month has', '2024-02-30', 'input.invalid'],
    ['far beyond', '9999-12-31', 'input.invalid'],
    ['the first of all', '0001-01-01', 'customer.not_yet'],
  ] as const)('%s', async (_, day, code) => {
    const id = await company.customerOf('王磊')
    const answer = await asOf(owner, id, typeof day === 'number' ? daysAgo(day) : day)
    expect([answer.status, answer.error.code], answer.text).toEqual([400, code])
    expect(answer.error.fields[0]?.path).toBe('day')
  })
})

describe('who sees what of it', () => {
  test.each([
    ['王磊', ['138 0013 8000'], { min: 100, max: 200 }],
    ['李娜', ['138****8000'], { min: 100, max: 200 }],
    ['冯涛', ['138****8000'], undefined],
  ] as const)('%s', async (name, phones, budget) => {
    const id = await company.customerOf('王磊', {
      budget: { min: 100, max: 200 },
      contacts: [{ name: '张三', phones: ['13800138000'], remark: '爱喝茶' }],
    })
    await dayPasses(id)
    await edit(id, { budget: null })
    const [contact] = await listed(id)
    const body = { version: contact?.version, changes: { phones: ['13900139000'] } }
    await owner.call(contacts.updateContact, { params: { id: contact?.id }, body })
    const { result, text } = await asOf(await testbed.as(company.people[name as PersonName]), id, daysAgo(1))
    expect(known(result.contacts[0]?.fields ?? []).phones).toEqual(phones)
    expect(known(result.fields).budget).toEqual(budget)
    if (name !== '王磊') expect(text).not.toContain('13800138000')
  })

  test.each([
    ['who doesn’t see the customer', '陈静', 404],
    ['who sees no customers', '沈计', 403],
  ] as const)('%s', async (_, name, status) => {
    const id = await company.customerOf('王磊')
    const caller = await testbed.as(company.people[name])
    expect((await asOf(caller, id, today)).status).toBe(status)
    expect(
      (await testbed.signedOut.call(customerAsOf, { params: { id }, query: { day: today } })).status,
    ).toBe(401)
  })
})

const words = fc.constantFrom(null, '甲', '乙', '丙')
const range = fc.constantFrom(null, { min: 1, max: 9 }, { min: 5, max: null })
const phone = fc.constantFrom('13800138000', '13900139000', '010-88886666', '010-88886666 转 801')
const step = fc.oneof(
  fc
    .record({ mainBusiness: words, budget: range, headcount: range, urgency: fc.constantFrom(null, 'high') })
    .map((changes) => ({ kind: 'edit' as const, changes })),
  fc
    .constantFrom('prospect', 'interested', 'deal', 'lost')
    .map((stage) => ({ kind: 'stage' as const, stage })),
  fc
    .record({
      jobTitle: words,
      phones: fc.uniqueArray(phone, { maxLength: 3 }),
      preferredChannels: fc.subarray(['phone', 'visit']),
    })
    .map((changes) => ({ kind: 'contact' as const, changes })),
  fc.constantFrom(
    { kind: 'add' as const },
    { kind: 'remove' as const },
    { kind: 'restore' as const },
    { kind: 'sleep' as const },
  ),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

test('whatever happens on whatever day, each day is told as it was seen when it ended', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 3 }), { minLength: 2, maxLength: 6 }),
      async (days) => {
        const id = await company.customerOf('王磊', { contacts: [{ name: '张三', phones: ['13800138000'] }] })
        const snapshots: Awaited<ReturnType<typeof seen>>[] = []
        const gone: number[] = []
        for (const steps of days) {
          for (const one of steps) await take(id, one, gone)
          snapshots.push(await seen(id))
          await dayPasses(id)
        }
        for (const [index, snapshot] of snapshots.entries()) {
          const { result } = await asOf(owner, id, daysAgo(snapshots.length - index))
          expect(known(result.fields)).toMatchObject(snapshot.customer)
          expect(Object.keys(known(result.fields)).length).toBeGreaterThan(0)
          expect(
            result.contacts.map((contact) => ({ id: contact.id, ...known(contact.fields) })).sort(byId),
          ).toMatchObject(snapshot.contacts.sort(byId))
          expect(result.contacts).toHaveLength(snapshot.contacts.length)
        }
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)

const byId = (a: { id: number }, b: { id: number }) => a.id - b.id

async function take(id: number, one: Step, gone: number[]): Promise<void> {
  const [first] = await listed(id)
  if (one.kind === 'edit') await edit(id, one.changes)
  if (one.kind === 'stage')
    await owner.call(changeStage, {
      params: { id },
      body: { stage: one.stage, note: '试', ...(one.stage === 'lost' && { reason: 'price' }) },
    })
  if (one.kind === 'contact' && first)
    await owner.call(contacts.updateContact, {
      params: { id: first.id },
      body: { version: first.version, changes: one.changes },
    })
  if (one.kind === 'add')
    await owner.call(contacts.createContact, {
      params: { id },
      body: { name: '李四', phones: ['13900139000'] },
    })
  if (one.kind === 'remove' && first) {
    await owner.call(contacts.deleteContact, { params: { id: first.id } })
    gone.push(first.id)
  }
  const back = one.kind === 'restore' ? gone.pop() : undefined
  if (back) await owner.call(contacts.restoreContact, { params: { id: back } })
}

/** What the pages show, taken by the endpoints that know nothing of days; the fields that hold something. */
async function seen(id: number) {
  const { result } = await owner.call(customers.openCustomer, { params: { id } })
  const customer = Object.fromEntries(
    Object.keys(customerFields)
      .map((field) => [field, (result as Record<string, unknown>)[field]] as const)
      .filter(([, value]) => value !== null && value !== undefined),
  )
  return {
    customer,
    contacts: (await listed(id)).map(({ id: contactId, name, jobTitle, preferredChannels, phones }) => ({
      id: contactId,
      name,
      ...(jobTitle && { jobTitle }),
      ...(preferredChannels.length > 0 && { preferredChannels }),
      ...(phones.length > 0 && { phones: phones.map(({ shown }) => shown).sort() }),
    })),
  }
}
