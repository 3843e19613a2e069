import { beforeAll, describe, expect, test } from 'vitest'
import { isSortable, listColumns, readSort } from '../../contract/customer-columns.ts'
import { listCustomers } from '../../contract/customers.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { pageKeyOf } from './page-key.ts'

let testbed: TestApp
let company: Company
let boss: Caller
const ids: number[] = []

/** Every pair of values, nothing among them, comes up twice: keys behind the first one decide, and at last the newest. */
const values = {
  stage: ['lost', 'prospect', 'deal'],
  urgency: ['low', null, 'high'],
  budget: [3_000_000, null, 90_000],
}
const drafts = Array.from({ length: 18 }, (_, index) => ({
  name: `排序${'丙甲乙'[index % 3]}${index}有限公司`,
  stage: values.stage[index % 3] as 'lost',
  urgency: values.urgency[Math.floor(index / 3) % 3] as 'low' | null,
  budget: budgetOf(values.budget[(index * 7) % 3] ?? null),
  expectedStart: index % 4 === 0 ? null : `2026-0${(index % 5) + 1}-15`,
  custom: index % 2 === 0 ? { cf_floors: index % 4 } : {},
}))
function budgetOf(fen: number | null) {
  return fen === null ? null : { min: fen, max: null }
}

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  boss = await testbed.as(company.people.管理员)
  const { custom: _custom, ...first } = drafts[0] ?? { name: '' }
  for (const { custom, ...draft } of drafts) {
    const id = await company.customerOf('王磊', { ...first, ...draft })
    await sql`update customer set custom = ${JSON.stringify(custom)}::jsonb,
      created_at = timestamptz '2026-03-01' + make_interval(hours => ${ids.length % 5}::integer) where id = ${id}`.execute(
      database.db,
    )
    ids.push(id)
  }
})

const list = async (query: Record<string, unknown>) => {
  const answer = await boss.call(listCustomers, { query })
  expect(answer.status, answer.text).toBe(200)
  return answer.result
}

async function leafed(sort: string, limit: number): Promise<number[]> {
  const met: number[] = []
  let after: string | null | undefined
  do {
    const { rows, next } = await list({ sort, limit, ...(after && { after }) })
    met.push(...rows.map(({ id }) => id))
    after = next
  } while (after)
  return met
}

const sorts = [
  '-createdAt',
  'createdAt',
  'name',
  '-name',
  'nameNorm',
  'number',
  'stage,-urgency',
  '-stage,urgency,name',
  'budget,-expectedStart',
  '-budget,createdAt,name',
  'urgency,-budget,expectedStart,-number',
  'cf_floors',
  '-cf_floors,stage',
  'ownerId,departmentId,-industryId',
  'nextFollowUpAt',
  '-lastFollowUpAt,type',
]

describe.each(sorts)('sorted by %s', (sort) => {
  test('pages hold every row once and in the order of the whole', async () => {
    const whole = (await list({ sort, limit: 200 })).rows.map(({ id }) => id)
    expect([...whole].sort((one, other) => one - other)).toEqual(ids)
    expect(await leafed(sort, 1)).toEqual(whole)
    expect(await leafed(sort, 5)).toEqual(whole)
  })

  test('a place in the middle holds what leafing comes to', async () => {
    const whole = await leafed(sort, 7)
    for (const offset of [0, 1, 6, 17, 18, 400]) {
      const { rows, count } = await list({ sort, offset, limit: 4 })
      expect(rows.map(({ id }) => id)).toEqual(whole.slice(offset, offset + 4))
      expect(count === null).toBe(offset > 0)
    }
  })
})

test('choices stand in the order of the business, amounts by size, nothing last both ways', async () => {
  const by = async (sort: string, column: string) =>
    (await list({ sort, columns: column, limit: 200 })).rows.map(
      (row) => ({ ...row.listed, stage: row.stage })[column],
    )
  expect([...new Set(await by('stage', 'stage'))]).toEqual(['prospect', 'deal', 'lost'])
  expect([...new Set(await by('-stage', 'stage'))]).toEqual(['lost', 'deal', 'prospect'])
  expect([...new Set(await by('urgency', 'urgency'))]).toEqual(['high', 'low', undefined])
  expect([...new Set(await by('-urgency', 'urgency'))]).toEqual(['low', 'high', undefined])
  const amounts = (await by('-budget', 'budget')) as ({ min: number } | undefined)[]
  expect([...new Set(amounts.map((budget) => budget?.min))]).toEqual([3_000_000, 90_000, undefined])
})

test.each(listColumns.filter(isSortable))('sorts by %s both ways', async (column) => {
  const there = (await list({ sort: column, limit: 200 })).rows.length
  const back = (await list({ sort: `-${column}`, limit: 200 })).rows.length
  expect([there, back]).toEqual([18, 18])
})

test.each([
  '',
  'nothing',
  'stage,stage',
  'stage,-stage',
  'tags',
  'contact.name',
  'contact.cf_1',
  '--name',
  'name,',
  'a,b,c,d,e',
  'constructor',
])('refuses to sort by "%s"', async (sort) => {
  expect(readSort(sort)).toBeNull()
  const { status, error } = await boss.call(listCustomers, { query: { sort } })
  expect([status, error.fields[0]]).toMatchObject([400, { path: 'sort', code: 'sort.unreadable' }])
})

describe('a page key that we didn’t make', () => {
  const created = ['2026-03-01 00:00:00+00', '1']
  test.each<[sort: string, values: (string | number | null)[]]>([
    ['-createdAt', ['2026-02-31 00:00:00+00', '1']],
    ['-createdAt', ['yesterday', '1']],
    ['-createdAt', [null, '1']],
    ['-createdAt', ['2026-03-01 00:00:00+00', 1]],
    ['-createdAt', ['2026-03-01 00:00:00+00', '99999999999999999999']],
    ['-createdAt', ['2026-03-01 00:00:00+00']],
    ['stage', ['1', '2026-03-01 00:00:00+00', '1', '1']],
    ['stage', ['first', ...created]],
    ['budget', ['1.5', ...created]],
    ['expectedStart', ['2026-02-30', ...created]],
    ['cf_floors', ['1e999', ...created]],
    ['cf_floors', ['{"a":1}', ...created]],
    ['cf_floors', ['"\\u0000"', ...created]],
    ['name', [null, ...created]],
  ])('by %s is refused: %j', async (sort, key) => {
    const { status, error } = await boss.call(listCustomers, { query: { sort, after: pageKeyOf(key) } })
    expect([status, error.fields[0]]).toMatchObject([400, { code: 'page_key' }])
  })

  test.each<[sort: string, values: (string | null)[]]>([
    ['stage', [null, ...created]],
    ['cf_floors', ['2', ...created]],
    ['cf_floors', ['"文字"', ...created]],
    ['expectedStart', ['2026-02-28', ...created]],
  ])('by %s is taken where it could be one: %j', async (sort, key) => {
    expect((await boss.call(listCustomers, { query: { sort, after: pageKeyOf(key) } })).status).toBe(200)
  })
})

test('customers of the same name stand together, whoever else is asked for', async () => {
  const twin = await company.customerOf('孙丽', { name: '排序丙 0 有限公司', isAnother: true })
  const { rows, count } = await list({ sameName: true, sort: 'nameNorm', columns: 'nameNorm' })
  expect(rows.map(({ id }) => id)).toEqual([twin, ids[0]])
  expect(count).toEqual({ value: 2, capped: false })
  const seller = await testbed.as(company.people.王磊)
  const own = await seller.call(listCustomers, { query: { sameName: true } })
  expect(own.result.rows).toEqual([])
})
