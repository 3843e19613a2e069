import { expect, test } from 'vitest'
import { actionWords, pageWords } from '../../contract/locales/commandWords.ts'
import { matchCommands } from './matchCommands.ts'

const commands = Object.entries({ ...actionWords, ...pageWords }).map(([key, words]) => ({ key, words }))
const found = (text: string) => matchCommands(commands, text).map(({ key }) => key)

test.each([
  ['the Chinese name', '访问日志', ['accessLog']],
  ['a part of it', '日志', ['accessLog']],
  ['its pinyin', 'fangwenrizhi', ['accessLog']],
  ['its pinyin by syllables', 'fang wen ri zhi', ['accessLog']],
  ['pinyin from a syllable on', 'rizhi', ['accessLog']],
  ['initials', 'fwrz', ['accessLog']],
  ['initials within', 'rz', ['accessLog']],
  ['the English name, in whatever case', 'ACCESS log', ['accessLog']],
  ['a word of it', 'log', ['accessLog']],
  ['a sign that no name has', '日志x', []],
])('by %s', (_, text, keys) => {
  expect(found(text)).toEqual(keys)
})

test.each([
  ['the whole before a part', '客户', ['customers', 'edit']],
  ['the beginning before a part', '导入', ['imports', 'import']],
  ['in the order given where equally close', '导出', ['exportXlsx', 'exportCsv']],
])('%s', (_, text, first) => {
  expect(found(text).slice(0, 2)).toEqual(first)
})

test('nothing within a syllable, nor by a single letter in the middle', () => {
  expect(found('izhi')).toEqual([])
  expect(found('z')).toEqual(
    found('z').filter((key) => /^z/.test(String(pageWords[key as 'tags']?.[1] ?? ''))),
  )
})

test('without a text, all of them as they are given', () => {
  expect(found(' ')).toEqual(commands.map(({ key }) => key))
})
