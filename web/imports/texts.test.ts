import { expect, test } from 'vitest'
import { choicesIn, keptTexts, textsOf } from './texts.ts'

const choices = ['交期', '交期、质量并重', '价格敏感'].map((text) => ({ text, label: text }))

test.each([
  ['价格敏感', ['价格敏感']],
  ['价格敏感、交期、质量并重', ['价格敏感', '交期、质量并重']],
  ['交期、价格敏感', ['交期', '价格敏感']],
  ['没有的、价格敏感', ['没有的', '价格敏感']],
  ['', []],
])('%s lists %j', (text, chosen) => {
  expect(choicesIn(text, { choices })).toEqual(chosen)
})

test('what was understood is proposed as that, after what was refused; what is corrected stands apart', () => {
  const column = {
    column: 1,
    target: 'industry' as const,
    choices,
    several: false,
    refused: [{ value: '火星', rows: 2, reason: '无法识别。', proposal: null, others: [] }],
    more: 0,
    understood: [{ value: 'IT', rows: 1, as: '信息' }],
    corrected: [{ value: '贸易', replacement: '' }],
  }
  expect(textsOf(column).map(({ value, proposal }) => [value, proposal])).toEqual([
    ['火星', null],
    ['IT', '信息'],
  ])
  expect(keptTexts(column)).toMatchObject([{ value: '贸易', kept: '', reason: null }])
})
