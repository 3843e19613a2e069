import { describe, expect, test } from 'vitest'
import { type ImportTarget, importTargets } from '../../contract/import-targets.ts'
import { languages } from '../../contract/session.ts'
import { exportedCustomers } from '../customers/export.ts'
import type { Database } from '../platform/database.ts'
import { sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import { findHeadRow, guessMapping } from './mapping.ts'
import { targetName } from './target-name.ts'

const row = (number: number, ...cells: (string | number | null)[]) => ({ row: number, cells })

describe('a head says what its column becomes', () => {
  const cases: [head: string, target: ImportTarget | null][] = [
    ['公司名称', 'name'],
    ['客户名称', 'name'],
    ['企业名称', 'name'],
    ['单位名称', 'name'],
    ['客户', 'name'],
    ['★公司名称', 'name'],
    ['公司名称（必填）', 'name'],
    ['* 公司名称', 'name'],
    ['　公司 名称\n', 'name'],
    ['Company Name', 'name'],
    ['ＣＯＭＰＡＮＹ', 'name'],
    ['税号', 'creditCode'],
    ['统一社会信用代码/税号', 'creditCode'],
    ['信用代码', 'creditCode'],
    ['联系人', 'contact.name'],
    ['姓名', 'contact.name'],
    ['联系人姓名', 'contact.name'],
    ['联络人', 'contact.name'],
    ['职务', 'contact.jobTitle'],
    ['手机号', 'contact.phones'],
    ['联系方式', 'contact.phones'],
    ['E-mail', 'contact.email'],
    ['年营收（万元）', 'annualRevenue'],
    ['预算(元)', 'budget'],
    ['企业规模（人数、营收）', 'size'],
    ['所在地区【省市区】', 'region'],
    ['业务员', 'owner'],
    ['备注', 'highlights'],
    ['序号', null],
    ['法定代表人', null],
    ['结果', null],
    ['原因', null],
    ['', null],
  ]
  test.each(cases)('%j → %s', (head, target) => expect(guessMapping([head])).toEqual([target]))

  test('two columns never become one field, but phones and parts of a region come together', () => {
    expect(guessMapping(['公司', '客户名称', '手机', '座机', '省', '市', '区'])).toEqual([
      ...['name', null, 'contact.phones', 'contact.phones', 'region', 'region', 'region'],
    ])
  })
})

describe.each(languages)('our own workbooks are known (%s)', (language) => {
  test('every head of the template', () => {
    const heads = importTargets.map((target) => `★${targetName(language, target)}`)
    expect(guessMapping(heads)).toEqual([...importTargets])
  })

  test('every head of an export but the number and the days that are ours to give', () => {
    const viewer = { language, levels: new Map() } as unknown as Viewer
    const { columns } = exportedCustomers(
      {} as Database,
      viewer,
      {} as Parameters<typeof exportedCustomers>[2],
      { custom: [], doubledTags: new Set() },
    )
    const unknown = columns.filter(({ head }) => guessMapping([head])[0] === null).map(({ head }) => head)
    const ours = ['number', 'labelLine', 'doNotContact', 'nextFollowUp', 'lastFollowUpAt', 'createdAt']
    expect(unknown).toEqual(ours.map((field) => sentence(language, `fields.customer.${field}`)))
    const targets = guessMapping(columns.map(({ head }) => head)).filter((target) => target !== null)
    expect(new Set(targets).size).toBe(columns.length - ours.length)
  })
})

describe('the row of the heads', () => {
  test.each([
    ['the first row', [row(1, '公司名称', '电话'), row(2, '恒力精密', '138')], 1],
    ['below a title', [row(1, '客户信息表'), row(3, '公司名称', '电话'), row(4, '恒力精密', '138')], 3],
    ['below groups of heads', [row(1, '客户', null, '联系人'), row(2, '名称', '行业', '姓名', '电话')], 2],
    ['unknown words', [row(1, '2024 年'), row(2, '甲栏', '乙栏'), row(3, 'x', 12)], 2],
    ['one column', [row(1, '公司名称'), row(2, '恒力精密')], 1],
    ['only data', [row(5, 'x', 1), row(6, 'y', 2)], 5],
  ])('%s', (_, rows, expected) => expect(findHeadRow(rows)?.row).toBe(expected))

  test('nothing in an empty sheet', () => expect(findHeadRow([])).toBeNull())
})
