import { describe, expect, test } from 'vitest'
import { findTags } from './find-tags.ts'
import { tags } from './testing/check.ts'

const find = (text: string) => findTags(tags, text)

describe('tags in a cell', () => {
  test.each<[text: string, ids: number[]]>([
    ['价格敏感', [1]],
    [' 价格敏感 ； 投诉高发 ', [1, 4]],
    ['价格敏感,投诉高发', [1, 4]],
    ['价格敏感\n投诉高发', [1, 4]],
    ['价格敏感、价格敏感', [1]],
    ['交期、质量并重', [2]],
    ['价格敏感、交期、质量并重、投诉高发', [1, 2, 4]],
    ['风险：稳定', [3]],
    ['产量:稳定、风险：稳定', [5, 3]],
  ])('%j are %j', (text, ids) => expect(find(text)).toEqual({ ok: true, ids }))

  test.each<[text: string, code: string, data: object]>([
    ['没有这个', 'tag.unknown', { word: '没有这个' }],
    ['价格敏感、交期', 'tag.unknown', { word: '交期' }],
    ['稳定', 'tag.ambiguous', { word: '稳定', group: '风险' }],
    ['、', 'tag.unknown', { word: '、' }],
  ])('%j is refused as %s', (text, code, data) => expect(find(text)).toEqual({ ok: false, code, data }))

  test('two of a group that takes one are refused', () =>
    expect(find('风险：稳定、投诉高发')).toEqual({ ok: false, code: 'tag.exclusive' }))

  test('a cell full of separators is answered at once', () => {
    const before = performance.now()
    expect(find('甲、'.repeat(10_000)).ok).toBe(false)
    expect(find('价格敏感、'.repeat(5_000)).ok).toBe(true)
    expect(performance.now() - before).toBeLessThan(1_000)
  })
})
