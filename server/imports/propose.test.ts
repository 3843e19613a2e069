import { describe, expect, test } from 'vitest'
import type { CustomField } from '../../contract/custom-fields.ts'
import { customTargetOf, type MappingTarget } from '../../contract/import-targets.ts'
import { languages } from '../../contract/session.ts'
import { choicesBelow } from './cell-choices.ts'
import { takeCell } from './check-row.ts'
import type { Knowledge } from './lookups.ts'
import { likeness } from './near-words.ts'
import { proposeFor } from './propose.ts'
import { lookupsFor, people, tags } from './testing/check.ts'

const industries = [
  { id: 1, name: '制造业', gbCode: 'C' },
  { id: 2, name: '批发和零售业', gbCode: 'F' },
  { id: 3, name: '电气机械和器材制造业', gbCode: '38' },
  { id: 4, name: '汽车制造业', gbCode: '36' },
  { id: 5, name: '新能源汽车', gbCode: '36' },
  { id: 6, name: '教育', gbCode: 'P' },
  { id: 7, name: '房屋建筑业', gbCode: '47' },
  { id: 8, name: '建筑装饰、装修和其他建筑业', gbCode: '50' },
]
const workshop = (kind: 'single' | 'multi'): CustomField =>
  ({
    object: 'customer',
    key: 'cf_1a',
    label: '工艺',
    kind,
    unit: null,
    options: ['机加工', '钣金', '注塑'].map((label, at) => ({
      key: String(at),
      label,
      retired: label === '注塑',
    })),
  }) as unknown as CustomField

const knownWith = (change: Partial<Knowledge> = {}): Knowledge => ({
  industries,
  people: [...people, { id: 10, name: '欧阳明', userName: 'ouyangming', phone: null }],
  everybody: [],
  now: '2026-06-01T12:00',
  tags,
  custom: [],
  importer: { id: 7, mayAssign: true },
  ...change,
})

function propose(target: MappingTarget, text: string, change: Partial<Knowledge> = {}) {
  const known = knownWith(change)
  const place = { target, known, language: 'zh-CN' } as const
  return proposeFor(place, text, () => true)
}

describe('what a refused text most likely means, and what else', () => {
  const cases: [target: MappingTarget, text: string, proposal: string | null, ...others: string[]][] = [
    ['industry', '贸易', '批发和零售业'],
    ['industry', '新能源制造', '电气机械和器材制造业', '汽车制造业', '新能源汽车', '制造业'],
    ['industry', '深圳新能源汽车配套', '新能源汽车', '汽车制造业', '电气机械和器材制造业', '批发和零售业'],
    ['industry', '汽车零部件、教育培训', '教育', '汽车制造业', '新能源汽车', '批发和零售业'],
    ['industry', '建筑业', '房屋建筑业', '建筑装饰、装修和其他建筑业'],
    ['industry', '制照业', '制造业'],
    ['industry', '火星', null],
    [
      'region',
      '鼓楼区',
      null,
      '江苏省南京市鼓楼区',
      '江苏省徐州市鼓楼区',
      '福建省福州市鼓楼区',
      '河南省开封市鼓楼区',
    ],
    ['region', '华东-江苏苏州', '江苏省苏州市'],
    ['region', '总部设在昆山', '江苏省苏州市昆山市'],
    ['region', '深圳市南山区科技园路1号', '广东省深圳市南山区'],
    ['region', '（出口）德国', '德国'],
    ['region', '某地', null],
    ['country', '德国柏林', '德国'],
    ['country', '火星', null],
    ['urgency', '很急', '紧急', '不急'],
    ['urgency', '不太急', '不急'],
    ['stage', '意像客户', '意向'],
    ['source', '展会上认识', '展会'],
    ['legalNature', '火星', null],
    ['contact.preferredChannels', '微信电话', null, '电话', '微信'],
    ['contact.preferredChannels', '打电画、微信号', '电话、微信'],
    ['owner', '王强', null, 'wangqiang', 'wq2'],
    ['owner', '业务员李娜', '李娜'],
    ['owner', '李那', '李娜'],
    ['owner', '李总', '李娜'],
    ['owner', '王总', null, 'wangqiang', 'wq2'],
    ['owner', '小李', '李娜'],
    ['owner', '欧阳经理', '欧阳明'],
    ['owner', '李四', null, '李娜'],
    ['owner', '赵六', null],
    ['tags', '价格很敏感', '价格敏感'],
    ['tags', '价格敏感 投诉高法', '价格敏感、投诉高发'],
    ['tags', '稳定', null, '风险：稳定', '产量：稳定'],
    ['foundedOn', '06/05/2015', null, '2015-06-05', '2015-05-06'],
    ['foundedOn', '2024.1', null, '2024-01', '2024-10'],
    ['contact.phones', '1380013800', null],
  ]
  test.each(cases)('%s %s → %s', (target, text, proposal, ...others) => {
    expect(propose(target, text)).toEqual({ proposal, others })
  })

  test.each(['无', '暂无', '/', '-', '——', 'N/A', '不详', '待定', '？'])('%s says nothing', (text) => {
    expect(propose('foundedOn', text)).toEqual({ proposal: '', others: [] })
    expect(propose('name', text).proposal).toBeNull()
  })

  test('who may not assign customers keeps them', () => {
    const importer = { id: 7, mayAssign: false }
    expect(propose('owner', '王强', { importer })).toEqual({ proposal: '李娜', others: [] })
  })

  test.each(['single', 'multi'] as const)('an option of a custom field (%s), but no retired one', (kind) => {
    const field = workshop(kind)
    const custom = [field]
    expect(propose(customTargetOf(field), '机加公', { custom }).proposal).toBe('机加工')
    expect(propose(customTargetOf(field), '注塑件', { custom })).toEqual({ proposal: null, others: [] })
  })

  test('nothing that would be refused again', () => {
    const place = { target: 'industry', known: knownWith(), language: 'zh-CN' } as const
    const isTaken = (text: string) => text !== '电气机械和器材制造业' && text !== '新能源汽车'
    expect(proposeFor(place, '新能源制造', isTaken)).toEqual({
      proposal: null,
      others: ['汽车制造业', '制造业'],
    })
  })
})

describe('what can be chosen', () => {
  const lookups = lookupsFor(true)
  const targets: MappingTarget[] = [
    ...([
      'type',
      'legalNature',
      'businessType',
      'urgency',
      'source',
      'stage',
      'relationStatus',
      'tags',
    ] as const),
    ...(['owner', 'contact.relation', 'contact.influence', 'contact.attitude'] as const),
    'contact.preferredChannels',
  ]
  test.each(targets.flatMap((target) => languages.map((language) => [target, language] as const)))(
    '%s in %s is understood, each a thing of its own',
    (target, language) => {
      const choices = choicesBelow(target, { ...knownWith(), people }, language) ?? []
      const taken = choices.map(({ text }) =>
        takeCell({ target, column: 0, cell: text }, { head: [], lookups }),
      )
      expect(taken.filter(({ ok }) => !ok)).toEqual([])
      expect(new Set(taken.map((one) => JSON.stringify(one))).size).toBe(choices.length)
      expect(choices.length).toBeGreaterThan(1)
    },
  )

  test('everywhere else nothing is', () => {
    expect(choicesBelow('region', knownWith(), 'zh-CN')).toBeNull()
    expect(choicesBelow('contact.phones', knownWith(), 'zh-CN')).toBeNull()
  })
})

describe('how alike two words are', () => {
  test.each<[string, string, (found: number) => boolean]>([
    ['意向', '意向', (found) => found === 1],
    ['意像客户', '意向客户', (found) => found === 0.75],
    ['电子信息', '信息电子', (found) => found > 0.5],
    ['不高', '高', (found) => found < 0.5],
    ['非制造', '制造', (found) => found < 0.7],
    ['王芳', '王强', (found) => found === 0.5],
    ['', '高', (found) => found === 0],
    ['wangqaing', 'wangqiang', (found) => found > 0.8],
    ['农业', '工业', (found) => found <= 0.5],
  ])('%s and %s', (one, other, fits) => {
    expect(likeness(one, other)).toSatisfy(fits)
  })
})
