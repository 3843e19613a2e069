import { describe, expect, test } from 'vitest'
import { mapTexts, matcherOf, textsIn } from './mentions.ts'

const matcher = matcherOf({
  names: ['欧阳哨甲', 'Ann Lee', '王'],
  phones: ['+8613987654321', '+861088886666 x801', '+8695588', '+85223456789'],
  mails: ['ouyang.a@host.example'],
  wechats: ['oy_a1'],
})

describe('a mention', () => {
  test.each([
    ['昨天欧阳哨甲来电', '昨天〔已删除〕来电'],
    ['电话13987654321。', '电话〔已删除〕。'],
    ['139 8765 4321', '〔已删除〕'],
    ['139-8765-4321', '〔已删除〕'],
    ['+86 139 8765 4321', '〔已删除〕'],
    ['0086-13987654321', '〔已删除〕'],
    ['１３９８７６５４３２１', '〔已删除〕'],
    ['010-88886666', '〔已删除〕'],
    ['(010) 8888 6666', '〔已删除〕'],
    ['+852 2345 6789', '〔已删除〕'],
    ['写给 OuYang.A@host.example 了', '写给 〔已删除〕 了'],
    ['微信oy_a1', '微信〔已删除〕'],
    ['ask ann lee', 'ask 〔已删除〕'],
    ['欧阳哨甲、欧阳哨甲', '〔已删除〕、〔已删除〕'],
  ])('%j becomes %j', (text, without) => {
    expect(matcher.replace(text)).toBe(without)
  })

  test.each([
    '欧阳哨乙',
    '王总',
    '139876543210',
    '213987654321',
    '95588',
    'joy_a1',
    'oy_a12',
    'xouyang.a@host.example',
    'Joann Lee',
    '订单 8888666',
  ])('%j is none', (text) => {
    expect(matcher.find(text)).toEqual([])
    expect(matcher.replace(text)).toBe(text)
  })

  test('of two names the longer one goes whole', () => {
    const both = matcherOf({ names: ['王建', '王建国'], phones: [], mails: [], wechats: [] })
    expect(both.replace('王建国到访')).toBe('〔已删除〕到访')
  })
})

test('nobody is found by nothing', () => {
  const none = matcherOf({ names: [''], phones: [''], mails: [''], wechats: [''] })
  expect(none.replace('任何文字')).toBe('任何文字')
  expect(none.isIn(['任何文字'], ['任何'])).toBe(false)
})

describe('a row of a file', () => {
  test.each([
    [['甲公司', '13987654321'], true],
    [['甲公司', '欧阳哨甲'], true],
    [['乙公司', '欧阳哨甲'], false],
    [['甲公司', '欧阳哨乙'], false],
  ])('%j: %s', (cells, isIn) => {
    expect(matcher.isIn(cells, ['甲公司'])).toBe(isIn)
  })
})

test('texts deep in a value are changed and its keys are not; a phone may be a number of a sheet', () => {
  const value = { a: ['欧阳哨甲', 13987654321, 7, null, true], 欧阳哨甲: { b: '其他' } }
  expect(mapTexts(value, matcher.replace)).toEqual({
    a: ['〔已删除〕', 13987654321, 7, null, true],
    欧阳哨甲: { b: '其他' },
  })
  expect(textsIn(value)).toEqual(['欧阳哨甲', '13987654321', '7', '其他'])
})
