import { beforeAll, describe, expect, test } from 'vitest'
import type { FilterGroup } from '../../contract/customer-filter.ts'
import { exportCustomers, listCustomers } from '../../contract/customers.ts'
import { presetOf } from '../../contract/preset-views.ts'
import { sql } from '../platform/database.ts'
import { type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** Registrations in the list of customers: until when each is protected for its owner. */
let testbed: TestApp
let company: Company
let today = ''

type Case = {
  name: string
  owner?: '王磊' | '陈静'
  lastDays?: number[]
  givenUp?: number
  shown: number | null
}
/** Last days of registrations, in days from today. */
const customers: Case[] = [
  { name: '未报备', shown: null },
  { name: '已解除', givenUp: 40, shown: null },
  { name: '昨天到期', lastDays: [-1], shown: null },
  { name: '今天到期', lastDays: [0], givenUp: 90, shown: 0 },
  { name: '第十四天', lastDays: [13], shown: 13 },
  { name: '第十五天', lastDays: [14], shown: 14 },
  { name: '两次报备', lastDays: [3, 60], shown: 60 },
  { name: '别人的', owner: '陈静', lastDays: [5], shown: 5 },
]
const dayIn = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  const { rows } = await sql<{ day: string }>`
    select (now() at time zone time_zone)::date::text as day from organisation`.execute(database.db)
  today = rows[0]?.day ?? ''
  for (const { name, owner = '王磊', lastDays = [], givenUp } of customers) {
    const id = await company.customerOf(owner, { name, isAnother: true })
    const by = company.people[owner]
    for (const days of lastDays)
      await sql`
        insert into registration (customer_id, by_id, owner_id, until)
        values (${id}, ${by}, ${by}, ${dayIn(days)})`.execute(database.db)
    if (givenUp)
      await sql`
        insert into registration (customer_id, by_id, owner_id, until, ended_at, ended_by)
        values (${id}, ${by}, ${by}, ${dayIn(givenUp)}, now(), ${by})`.execute(database.db)
  }
})

const listed = async (person: '王磊' | '管理员', query: Record<string, unknown>) => {
  const caller = await testbed.as(company.people[person])
  return (await caller.call(listCustomers, { query: { columns: 'protectedUntil', ...query } })).result
}
const found = async (filter: FilterGroup, person: '王磊' | '管理员' = '王磊') => {
  const { rows } = await listed(person, { filter: JSON.stringify(filter), sort: 'createdAt' })
  return rows.map(({ name }) => name)
}
const field = 'protectedUntil' as const
const inDays = (from?: number, to?: number) => ({
  field,
  within: { unit: 'day' as const, ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
})

describe('the filter finds', () => {
  test.each<[string, FilterGroup, string[]]>([
    [
      'who is registered',
      { all: [{ field, empty: false }] },
      ['今天到期', '第十四天', '第十五天', '两次报备'],
    ],
    ['who isn’t', { all: [{ field, empty: true }] }, ['未报备', '已解除', '昨天到期']],
    ['whose last day is near', { all: [inDays(0, 13)] }, ['今天到期', '第十四天']],
    ['by the later of two', { all: [inDays(15)] }, ['两次报备']],
    ['nobody whose last day is over', { all: [inDays(undefined, -1)] }, []],
    ['by days of the calendar', { all: [{ field, max: '2000-01-01' }] }, []],
    [
      'among other conditions',
      {
        any: [
          { all: [inDays(0, 0)] },
          {
            all: [
              { field, empty: true },
              { field: 'name', contains: '未报备' },
            ],
          },
        ],
      },
      ['未报备', '今天到期'],
    ],
  ])('%s', async (_, filter, names) => expect(await found(filter)).toEqual(names))

  test('for each reader among those that are seen', async () => {
    expect(await found({ all: [inDays(0, 13)] }, '管理员')).toEqual(['今天到期', '第十四天', '别人的'])
  })

  test('and counts, as the preset does with the first to run out first', async () => {
    const { filters, sort } = presetOf('protectionEnding')
    const { rows, count } = await listed('管理员', { ...filters, sort })
    expect(rows.map(({ name }) => name)).toEqual(['今天到期', '别人的', '第十四天'])
    expect(count).toEqual({ value: 3, capped: false })
  })
})

test('a row says the last day while it holds', async () => {
  const { rows } = await listed('管理员', {})
  expect(new Map(rows.map(({ name, listed }) => [name, listed.protectedUntil ?? null]))).toEqual(
    new Map(customers.map(({ name, shown }) => [name, shown === null ? null : dayIn(shown)])),
  )
})

test.each([
  ['protectedUntil', ['今天到期', '第十四天', '第十五天', '两次报备', '昨天到期', '已解除', '未报备']],
  ['-protectedUntil', ['两次报备', '第十五天', '第十四天', '今天到期', '昨天到期', '已解除', '未报备']],
])('sorted by %s who isn’t registered stands last', async (sort, names) => {
  const met: string[] = []
  let after: string | null = null
  do {
    const { rows, next } = await listed('王磊', { sort, limit: 2, ...(after && { after }) })
    met.push(...rows.map(({ name }) => name))
    after = next
  } while (after)
  expect(met).toEqual(names)
})

test('an export of the list has the column', async () => {
  const caller = await testbed.as(company.people.王磊)
  const query = { format: 'csv', columns: 'name,protectedUntil', sort: 'protectedUntil' }
  const { text } = await caller.call(exportCustomers, { query })
  const [heads, first] = text.replace(/^\ufeff/, '').split('\r\n')
  expect(heads).toBe('公司名称,报备至')
  expect(first).toBe(`今天到期,${today}`)
})
