import { describe, expect, test } from 'vitest'
import type { ImportTarget } from '../../contract/import-targets.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { checkRow } from './check-row.ts'
import { check, lookupsFor } from './testing/check.ts'

const wan = 1_000_000

describe('a cell becomes a value', () => {
  const cases: [target: ImportTarget, cell: Cell, kept: Record<string, unknown>, head?: string][] = [
    ['type', '个人', { type: 'individual' }],
    ['type', 'Company', { type: 'company' }],
    ['creditCode', '91350100M000100Y43', { credit_code: '91350100M000100Y43' }],
    ['creditCode', ' 9135 0100 m000 100y 43', { credit_code: '91350100M000100Y43' }],
    ['legalNature', '个体工商户', { legal_nature: 'sole_trader' }],
    ['businessType', '经销商', { business_type: 'distributor' }],
    ['industry', '新能源制造', { industry_id: 1 }],
    ['industry', '38', { industry_id: 1 }],
    ['industry', '制造', { industry_id: 2 }],
    ['industry', '医药制造业', { industry_id: 2 }],
    ['industry', 'C', { industry_id: 2 }],
    ['foundedOn', { date: '2015-06-20T08:30:00' }, { founded_on: '2015-06-20' }],
    ['foundedOn', 42_175, { founded_on: '2015-06-20' }],
    ['foundedOn', 20_150_620, { founded_on: '2015-06-20' }],
    ['foundedOn', 2015, { founded_on: '2015-01-01' }],
    ['foundedOn', '2015年6月20日', { founded_on: '2015-06-20' }],
    ['region', '苏州昆山', { country: 'CN', region_code: '320583' }],
    [
      'region',
      '广东省深圳市南山区科技园路1号',
      { country: 'CN', region_code: '440305', address: '科技园路1号' },
    ],
    ['region', '德国', { country: 'DE', region_code: null }],
    ['website', 'example.com', { website: 'https://example.com' }],
    ['size', '500-1000人，年营收5-10亿', sizeColumns(500, 1000, 50_000 * wan, 100_000 * wan)],
    ['headcount', 120, { headcount_min: 120, headcount_max: 120 }],
    ['headcount', '50 people or more', { headcount_min: 50, headcount_max: null }],
    ['annualRevenue', 500, { revenue_min: 500 * wan, revenue_max: 500 * wan }],
    ['annualRevenue', 500, { revenue_min: 500 * wan, revenue_max: 500 * wan }, '年营收（万元）'],
    ['annualRevenue', 5_000_000, { revenue_min: 500 * wan, revenue_max: 500 * wan }, '年营收（元）'],
    ['annualRevenue', '5-10', { revenue_min: 50_000 * wan, revenue_max: 100_000 * wan }, '年营收（亿元）'],
    ['annualRevenue', '5亿', { revenue_min: 50_000 * wan, revenue_max: 50_000 * wan }, '年营收（元）'],
    ['budget', '¥500,000 or less', { budget_min: null, budget_max: 50 * wan }],
    ['urgency', '急', { urgency: 'high' }],
    ['source', '转介绍', { source: 'customer_referral' }],
    ['stage', '成交客户', { stage: 'deal' }],
    ['owner', 'wangqiang', { owner_id: 8 }],
    ['owner', 13_900_139_002, { owner_id: 9 }],
    ['owner', '李娜', { owner_id: 7 }],
    ['shortName', 360, { short_name: '360' }],
    ['highlights', ' 喜欢简短\n的邮件 ', { highlights: '喜欢简短\n的邮件' }],
  ]
  test.each(cases)('%s %j → %j', (target, cell, kept, head) => {
    const { customer, problems } = check([head === undefined ? [target, cell] : [target, cell, head]])
    expect(problems).toEqual([])
    expect(customer).toMatchObject(kept)
  })

  function sizeColumns(min: number, max: number, low: number, high: number) {
    return { headcount_min: min, headcount_max: max, revenue_min: low, revenue_max: high }
  }
})

describe('what can’t be taken has a problem in its column', () => {
  const cases: [target: ImportTarget, cell: Cell, code: string, head?: string][] = [
    ['type', '其他', 'choice.unknown'],
    ['creditCode', '91350100M000100Y44', 'credit_code.check_character'],
    ['creditCode', 123_456_789_012_345_680, 'cell.digits_lost'],
    ['industry', '贸易', 'industry.ambiguous'],
    ['industry', '建筑业', 'industry.unknown'],
    ['foundedOn', '06/05/2015', 'date.ambiguous'],
    ['foundedOn', '2015-02-30', 'date.no_such_day'],
    ['foundedOn', 2024.1, 'date.ambiguous'],
    ['foundedOn', '无', 'date.format'],
    ['region', '鼓楼区', 'region.ambiguous'],
    ['region', '某地', 'region.unknown'],
    ['website', 'javascript:alert(1)', 'format.url'],
    ['size', '大型', 'range.part_unknown'],
    ['headcount', '十几个', 'range.format'],
    ['annualRevenue', '$5m', 'money.currency'],
    ['annualRevenue', 500, 'money.currency', '年营收（美元）'],
    ['budget', '10-5万', 'range.reversed'],
    ['urgency', '马上', 'choice.unknown'],
    ['owner', '王强', 'owner.ambiguous'],
    ['owner', '赵六', 'owner.unknown'],
    ['shortName', '简'.repeat(51), 'text.long'],
    ['address', '#\ufffd路', 'cell.unreadable'],
    ['address', { error: '#N/A' }, 'cell.error'],
    ['contact.phones', '1380013800', 'phone.too_short'],
    ['contact.phones', '1.38E+10', 'phone.scientific'],
    ['contact.phones', '13800138000、88886666', 'phone.area_code_missing'],
    ['contact.phones', '138****8000', 'phone.masked'],
    ['contact.email', 'a@b@c', 'format.email'],
  ]
  test.each(cases)('%s %j → %s', (target, cell, code, head) => {
    const { problems } = check([
      head === undefined ? [target, cell] : [target, cell, head],
      ['contact.name', '王总'],
    ])
    expect(problems).toMatchObject([{ column: 1, code }])
  })

  test('all wrong cells of a row are reported, not only the first', () => {
    const { problems } = check([
      ['stage', '?'],
      ['foundedOn', '?'],
      ['contact.name', '王总'],
      ['contact.phones', '?'],
    ])
    expect(problems.map(({ column }) => column)).toEqual([1, 2, 4])
  })

  test('without a name there is no customer', () => {
    const plan = { mapping: ['name', 'stage'] as const, head: [], lookups: lookupsFor(true) }
    expect(checkRow([null, '意向'], plan).problems).toEqual([{ column: 0, code: 'name.missing' }])
    expect(checkRow([' 　', '意向'], plan).problems).toEqual([{ column: 0, code: 'name.missing' }])
    expect(checkRow(['***', '意向'], plan).problems).toEqual([{ column: 0, code: 'name.only_marks' }])
  })

  test('who may not write names of persons enters none, but companies', () => {
    const problemsOf = (type: string) => check([['type', type]], { mayNamePersons: false }).problems
    expect(problemsOf('个人')).toEqual([{ column: 0, code: 'field.not_writable' }])
    expect(problemsOf('企业')).toEqual([])
  })

  test('who may not assign customers can only write the own name', () => {
    expect(check([['owner', '李娜']], { mayAssign: false }).customer).toMatchObject({ owner_id: 7 })
    for (const other of ['wangqiang', '王强', '赵六']) {
      expect(check([['owner', other]], { mayAssign: false }).problems).toEqual([
        { column: 1, code: 'owner.not_allowed', value: other },
      ])
    }
  })
})
