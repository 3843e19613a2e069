import { assert, constantFrom, oneof, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { type ImportTarget, importTargets, isFollowUpTarget } from '../../contract/import-targets.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { isFilled } from './cell-text.ts'
import { showTaken } from './show-taken.ts'
import { check, industries, people, tags } from './testing/check.ts'

test('every filled cell of a mapped column is either shown as taken or has a problem', () => {
  const names = {
    custom: new Map(),
    industries: new Map(industries.map(({ id, name }) => [id, name])),
    tags: new Map(tags.map(({ id, name }) => [id, name])),
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
    '价格敏感',
    '德国',
    '高',
    '支持',
    '电话、微信',
    '稳定合作',
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
        // And of a follow-up, with its time and its content.
        const nothing = isFollowUpTarget(target) && !parsed.followUp && problems.length > 0
        const reported = nobody || nothing || problems.some(({ column: wrong }) => wrong === index + 1)
        const taken = showTaken(target, parsed, 'zh-CN', names) !== null
        expect(reported || taken, `${target} ${JSON.stringify(value)}`).toBe(true)
      }
    }),
    { numRuns: 3_000 },
  )
})
