import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { search } from '../../contract/search.ts'
import { type Caller, testApp } from '../platform/testing/app.ts'
import { foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { otherSpellings } from './spellings.ts'

test.each([
  ['zongguo', 'zhongguo'],
  ['chagnsha', 'changsha'],
  ['guandong', 'guangdong'],
  ['sanghai', 'shanghai'],
  ['lanjing', 'nanjing'],
  ['beijin', 'beijing'],
  ['cengdu', 'chengdu'],
  ['senzen', 'shenzhen'],
  ['gaungzhou', 'guangzhou'],
  ['hanzhou', 'hangzhou'],
  ['cnagzhou', 'cangzhou'],
  ['suzou', 'suzhou'],
  ['chanchun', 'changchun'],
  ['zhngguo', 'zhongguo'],
  ['shagnhaidianq', 'shanghaidianq'],
])('%s may mean %s', (typed, meant) => {
  expect(otherSpellings(typed)).toContain(meant)
})

test.each([
  ['too few letters', 'zou'],
  ['initials', 'zgyh'],
  ['no pinyin', 'technology'],
  ['digits', 'zhong1'],
  ['nothing', ''],
])('%s: none', (_, typed) => {
  expect(otherSpellings(typed)).toEqual([])
})

test('whatever is typed: few, each once, never what was typed', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{0,30}$/), (typed) => {
      const spellings = otherSpellings(typed)
      expect(spellings.length).toBeLessThanOrEqual(80)
      expect(new Set(spellings).size).toBe(spellings.length)
      expect(spellings).not.toContain(typed)
    }),
  )
})

describe('in search', () => {
  let caller: Caller
  beforeAll(async () => {
    const database = await testDatabase()
    const company = await foundTestCompany(database)
    const testbed = await testApp(database)
    for (const name of ['中国重工', '长沙电子厂', '广东塑胶厂', '总国贸易行'])
      await company.customerOf('王磊', { name })
    await company.customerOf('陈静', { name: '长沙别人的厂' })
    caller = await testbed.as(company.people.王磊)
  })
  const find = async (q: string) =>
    (await caller.call(search, { query: { q } })).result.rows.map(({ name, matched }) => [name, matched])

  test.each([
    ['chagnsha', [['长沙电子厂', 'similar']]],
    ['guandong', [['广东塑胶厂', 'similar']]],
    [
      'what is spelt so first: zongguo',
      [
        ['总国贸易行', 'pinyin'],
        ['中国重工', 'similar'],
      ],
    ],
    ['changsha', [['长沙电子厂', 'pinyin']]],
  ])('%s', async (typed, rows) => {
    expect(await find(typed.split(' ').at(-1) ?? '')).toEqual(rows)
  })
})
