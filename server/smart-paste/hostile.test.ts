import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestPaste } from '../../contract/smart-paste.ts'
import { plainText } from '../../contract/values/plainText.ts'
import { foldWidth } from './hits.ts'
import { readPaste } from './read.ts'
import { today } from './testing/told.ts'

const crumbs = fc.constantFrom(
  ...'公司名称 税号 开户行 账号 地址 电话 联系人 王丽 采购经理 有限公司 苏州市 人民路88号 13812345678 0512-57301234 转801 91350100M000100Y43 wangli@a.cn www.a.cn 下周三 明天10点 打电话 微信 同号 ： : ， 。 / | ( ) ［ \n \t 　 Li Wang Manager Co., Ltd. 10:32 -'.split(
    ' ',
  ),
  '\n',
  ' ',
  '\ud83d',
)
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.oneof(crumbs, fc.string({ maxLength: 4 })), { maxLength: 60 }).map((parts) => parts.join('')),
)
const digits = (text: string) => text.normalize('NFKC').replace(/\D/gu, '')
const bare = (text: string) => plainText(foldWidth(text)).replace(/[\s-]/gu, '').toUpperCase()

describe('whatever is pasted', () => {
  it('is read without failing, and each value stands where it is said to be', () =>
    fc.assert(
      fc.property(texts, (text) => {
        const { found, nextSteps } = readPaste(text, today)
        for (const { start, end, field, value } of found) {
          const there = text.slice(start, end)
          expect(there).not.toBe('')
          if (field === 'phone') expect(digits(there)).toContain(digits(value))
          else if (field !== 'regionCode') expect(bare(there)).toContain(bare(value))
        }
        for (const { start, end, on } of nextSteps) {
          expect(text.slice(start, end)).not.toBe('')
          expect(on >= today).toBe(true)
        }
      }),
      { numRuns: 400 },
    ))

  it('keeps its places when widths are folded', () =>
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldWidth(text)).toHaveLength(text.length)
      }),
    ))

  const long = (unit: string) => unit.repeat(Math.ceil(longestPaste / unit.length)).slice(0, longestPaste)
  // Where a rule went over the text once for each of its characters, these would take minutes.
  it.each([
    'a',
    '1',
    ' ',
    '：',
    '。，',
    '公',
    '公司',
    '公司名称',
    '银行',
    '138',
    '13812345678 ',
    'a.',
    'a@a.',
    'Aa ',
    'A ',
    '(',
    '王',
    '王丽',
    '周三',
    '1月1日',
    '\n',
    '\ud800',
    '电话：',
    '苏州市',
    '有限公司',
  ])('ends soon where all of it is %j', (unit) => {
    const { found, nextSteps } = readPaste(long(unit), today)
    expect(found.length + nextSteps.length).toBeLessThan(150)
  })
})
