import { assert, constantFrom, oneof, property, string, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ImportTarget, importTargets } from '../../contract/imports.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { parseRegion } from '../values/region.ts'
import { isFilled } from './cell-text.ts'
import { checkRow } from './check-row.ts'
import { findIndustry } from './find-industry.ts'
import { findOwner } from './find-owner.ts'
import { showTaken } from './show-taken.ts'

const industries = [
  { id: 1, name: '新能源制造', gbCode: '38' },
  { id: 2, name: '制造业', gbCode: 'C' },
  { id: 3, name: '批发和零售业', gbCode: 'F' },
  { id: 4, name: '教育', gbCode: 'P' },
]
const people = [
  { id: 7, name: '李娜', userName: 'lina', phone: '13800138001' },
  { id: 8, name: '王强', userName: 'wangqiang', phone: null },
  { id: 9, name: '王强', userName: 'wq2', phone: '13900139002' },
]
const lookupsFor = (mayAssign: boolean) => ({
  industry: (text: string) => findIndustry(industries, text),
  region: parseRegion,
  owner: (text: string) => findOwner(people, { id: 7, mayAssign }, text),
})

/** A row of the given columns, after a good name. */
function check(columns: [target: ImportTarget, cell: Cell, head?: string][], { mayAssign = true } = {}) {
  const mapping: ImportTarget[] = ['name', ...columns.map(([target]) => target)]
  const head = ['公司名称', ...columns.map(([target, , said]) => said ?? target)]
  return checkRow(['恒力精密', ...columns.map(([, cell]) => cell)], {
    mapping,
    head,
    lookups: lookupsFor(mayAssign),
  })
}

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
    ['contact.phones', '138****8000', 'phone.not_a_number'],
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

  test('who may not assign customers can only write the own name', () => {
    expect(check([['owner', '李娜']], { mayAssign: false }).customer).toMatchObject({ owner_id: 7 })
    for (const other of ['wangqiang', '王强', '赵六']) {
      expect(check([['owner', other]], { mayAssign: false }).problems).toEqual([
        { column: 1, code: 'owner.not_allowed' },
      ])
    }
  })
})

describe('columns together', () => {
  test('province, city and district are one region', () => {
    const { customer, problems } = check([
      ['region', '广东省'],
      ['region', '深圳市'],
      ['region', '南山区'],
    ])
    expect(problems).toEqual([])
    expect(customer.region_code).toBe('440305')
  })

  test('a street in the region must not contradict the address', () => {
    expect(
      check([
        ['region', '深圳市南山区科技园路1号'],
        ['address', '科技园路1号'],
      ]).problems,
    ).toEqual([])
    expect(
      check([
        ['region', '深圳市南山区科技园路1号'],
        ['address', '别处'],
      ]).problems,
    ).toEqual([{ column: 1, code: 'region.rest' }])
  })

  test('size and headcount may say the same, but not two things', () => {
    expect(
      check([
        ['size', '50人'],
        ['headcount', 50],
      ]).problems,
    ).toEqual([])
    expect(
      check([
        ['size', '50人'],
        ['headcount', 60],
      ]).problems,
    ).toEqual([{ column: 2, code: 'value.differs' }])
  })

  test('a contact takes the phones of all columns, each once', () => {
    const { contact, phones, problems } = check([
      ['contact.name', '单雄信'],
      ['contact.phones', 13_800_138_000],
      ['contact.phones', '138 0013 8000；010-88886666转801'],
    ])
    expect(problems).toEqual([])
    expect(contact).toMatchObject({ name: '单雄信', name_pinyin: 'shanxiongxin', name_initials: 'sxx' })
    expect(phones).toEqual([
      { e164: '+8613800138000', extension: null, kind: 'mobile' },
      { e164: '+861088886666', extension: '801', kind: 'landline' },
    ])
  })

  test('a phone needs somebody to belong to', () => {
    expect(check([['contact.phones', '13800138000']]).problems).toEqual([
      { column: null, code: 'contact.name_missing' },
    ])
    expect(
      check([
        ['contact.phones', '13800138000'],
        ['contact.name', null],
      ]).problems,
    ).toEqual([{ column: 2, code: 'contact.name_missing' }])
  })

  test('an individual is the contact', () => {
    const { contact, phones, problems } = check([
      ['type', '个人'],
      ['contact.phones', '13800138000'],
    ])
    expect(problems).toEqual([])
    expect(contact?.name).toBe('恒力精密')
    expect(phones).toHaveLength(1)
  })
})

test('every filled cell of a mapped column is either shown as taken or has a problem', () => {
  const names = {
    industries: new Map(industries.map(({ id, name }) => [id, name])),
    people: new Map(people.map(({ id, name }) => [id, name])),
  }
  const texts = [
    '意向',
    '13800138000',
    '50人',
    '5-10亿',
    '2015-06-20',
    '南山区',
    '苏州昆山',
    '李娜',
    'a@b.cn',
    '企业',
    '采购',
    '38',
  ]
  const cell = oneof(
    constantFrom<Cell[]>(...texts, 120, 42_175, true, { date: '2015-06-20' }, { error: '#REF!' }),
    string({ unit: 'grapheme' }),
  )
  const column = tuple(constantFrom(...importTargets.filter((target) => target !== 'name')), cell)
  assert(
    property(column, column, (one, other) => {
      const given: [ImportTarget, Cell][] = one[0] === other[0] ? [one] : [one, other]
      const named = given.some(([target]) => target === 'contact.name')
      const { problems, ...parsed } = check(named ? given : [...given, ['contact.name', '王总']])
      for (const [index, [target, value]] of given.entries()) {
        if (!isFilled(value)) continue
        // What is said of a contact is taken with its name or not at all.
        const nobody = target.startsWith('contact.') && parsed.contact === null && problems.length > 0
        const reported = nobody || problems.some(({ column: wrong }) => wrong === index + 1)
        const taken = showTaken(target, parsed, 'zh-CN', names) !== null
        expect(reported || taken, `${target} ${JSON.stringify(value)}`).toBe(true)
      }
    }),
    { numRuns: 3_000 },
  )
})
