import { describe, expect, test } from 'vitest'
import { groupsOf, type LabelLineFacts, parseLabelLine, renameGroup, showLabelLine } from './labelLine.ts'

const full: LabelLineFacts = {
  industry: '制造业',
  stage: '成交',
  region: '杭州市',
  relationStatus: '稳定合作',
  tags: { 需求特征: ['技术支持优先', '成本敏感'], 需求类型: ['设备采购'] },
}
const lineOf = (pattern: string, facts: LabelLineFacts) => {
  const read = parseLabelLine(pattern)
  return read.ok ? showLabelLine(read.value, facts) : read.reason
}

describe('a label line', () => {
  test.each([
    ['{industry}-{tag:需求类型}-{relationStatus}', '制造业-设备采购-稳定合作'],
    ['{industry}-{tag:需求特征}', '制造业-技术支持优先、成本敏感'],
    ['【{stage}】{region} / {tag:需求类型}', '【成交】杭州市 / 设备采购'],
    ['{ industry } {tag: 需求类型 }', '制造业 设备采购'],
    ['客户：{industry}。', '客户：制造业。'],
  ])('by %s reads %s', (pattern, line) => expect(lineOf(pattern, full)).toBe(line))

  test.each([
    ['the first', { ...full, industry: null }, '设备采购-稳定合作'],
    ['one in the middle', { ...full, tags: {} }, '制造业-稳定合作'],
    ['the last', { ...full, relationStatus: null }, '制造业-设备采购'],
    ['all but one', { relationStatus: '稳定合作', tags: {} }, '稳定合作'],
    ['all', { industry: null, tags: { 别的: ['x'] } }, null],
  ] as [string, LabelLineFacts, string | null][])('without %s has no gap', (_, facts, line) =>
    expect(lineOf('{industry}-{tag:需求类型}-{relationStatus}', facts)).toBe(line),
  )

  test('keeps its frame while anything stands in it, and has none around nothing', () => {
    expect(lineOf('[{industry}|{stage}]', { stage: '成交', tags: {} })).toBe('[成交]')
    expect(lineOf('[{industry}|{stage}]', { tags: {} })).toBeNull()
  })

  test('takes a name like __proto__ for a name', () =>
    expect(lineOf('{tag:constructor}', { tags: Object.create(null) })).toBeNull())
})

test.each([
  ['', 'label_line.no_part'],
  ['制造业', 'label_line.no_part'],
  ['{industry', 'label_line.brace'],
  ['industry}', 'label_line.brace'],
  ['{{industry}}', 'label_line.brace'],
  ['{grade}', 'label_line.part_unknown'],
  ['{}', 'label_line.part_unknown'],
  ['{tag:}', 'label_line.part_unknown'],
  ['{tag: }', 'label_line.part_unknown'],
  ['{industry}-{industry}', 'label_line.part_twice'],
])('the pattern %j is refused: %s', (pattern, reason) =>
  expect(parseLabelLine(pattern)).toMatchObject({ ok: false, reason }),
)

test('a group that is renamed stays in the pattern, others are left alone', () => {
  const pattern = '{tag:风险}-{tag:风险等级}-{ tag: 风险 }-{industry}风险'
  expect(renameGroup(pattern, '风险', '$&预警')).toBe(
    '{tag:$&预警}-{tag:风险等级}-{tag:$&预警}-{industry}风险',
  )
})

test('the groups of a pattern are known', () => {
  const read = parseLabelLine('{tag:甲}{industry}{tag: 乙 }')
  expect(read.ok && groupsOf(read.value)).toEqual(['甲', '乙'])
})
