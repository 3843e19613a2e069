import { describe, expect, test } from 'vitest'
import type { CustomField, CustomValue } from '../../contract/custom-fields.ts'
import { checkCustom } from './check.ts'

const options = [
  { key: 'o_1', label: '直销', colour: null, retired: false },
  { key: 'o_2', label: '代理', colour: null, retired: false },
  { key: 'o_old', label: '挂靠', colour: null, retired: true },
]
const field = (kind: CustomField['kind'], decimals = 0) => ({ kind, decimals, options })

describe('a value that fits is kept', () => {
  test.each<[kind: CustomField['kind'], given: CustomValue, kept: CustomValue, decimals?: number]>([
    ['text', ' 挂牌企业 ', '挂牌企业'],
    ['text', 'x'.repeat(500), 'x'.repeat(500)],
    ['text', '   ', null],
    ['long_text', 'x'.repeat(5_000), 'x'.repeat(5_000)],
    ['number', -12, -12],
    ['number', 0, 0],
    ['number', 12.25, 12.25, 2],
    ['money', 0, 0],
    ['money', 120_000_000, 120_000_000],
    ['date', '2026-02-28', '2026-02-28'],
    ['single', 'o_1', 'o_1'],
    ['multi', ['o_2', 'o_1', 'o_2'], ['o_2', 'o_1']],
    ['multi', [], null],
    ['boolean', false, false],
    ['link', 'example.com/a', 'https://example.com/a'],
    ['link', 'http://example.com', 'http://example.com'],
    ['link', '', null],
  ])('%s %j', (kind, given, kept, decimals) => {
    expect(checkCustom(field(kind, decimals), given)).toEqual({ ok: true, value: kept })
  })

  test.each(['text', 'long_text', 'number', 'money', 'date', 'single', 'multi', 'boolean', 'link'] as const)(
    'null clears %s',
    (kind) => expect(checkCustom(field(kind), null)).toEqual({ ok: true, value: null }),
  )
})

describe('a value that doesn’t fit is refused', () => {
  test.each<[kind: CustomField['kind'], given: CustomValue, code: string, decimals?: number]>([
    ['text', 12, 'type'],
    ['text', 'x'.repeat(501), 'text.long'],
    ['long_text', 'x'.repeat(5_001), 'text.long'],
    ['number', '12', 'type'],
    ['number', 1.5, 'custom.number_whole'],
    ['number', 1.255, 'custom.number_decimals', 2],
    ['number', 1e15 + 2, 'custom.number_large'],
    ['money', '12', 'type'],
    ['money', -1, 'custom.fen'],
    ['money', 1.5, 'custom.fen'],
    ['money', 2 ** 53, 'custom.fen'],
    ['date', '2026-02-29', 'format.date'],
    ['date', '0000-01-01', 'format.date'],
    ['date', 20260228, 'type'],
    ['single', '直销', 'custom.option_gone'],
    ['single', ['o_1'], 'type'],
    ['single', 'o_old', 'custom.option_gone'],
    ['multi', 'o_1', 'type'],
    ['multi', ['o_1', 'o_9'], 'custom.option_gone'],
    ['multi', ['o_old'], 'custom.option_gone'],
    ['boolean', 'true', 'type'],
    ['boolean', 1, 'type'],
    ['link', 'javascript:alert(1)', 'format.url'],
    ['link', 'ftp://example.com', 'format.url'],
    ['link', 'https://bank.com@elsewhere.com', 'format.url'],
    ['link', `https://example.com/${'x'.repeat(200)}`, 'text.long'],
  ])('%s %j: %s', (kind, given, code, decimals) => {
    expect(checkCustom(field(kind, decimals), given)).toMatchObject({ ok: false, code })
  })
})

describe('a retired option', () => {
  test('may stay where it is', () => {
    expect(checkCustom(field('single'), 'o_old', 'o_old')).toEqual({ ok: true, value: 'o_old' })
    const both = ['o_old', 'o_1']
    expect(checkCustom(field('multi'), both, ['o_old'])).toEqual({ ok: true, value: both })
  })
  test('isn’t chosen anew', () => {
    expect(checkCustom(field('single'), 'o_old', 'o_1')).toMatchObject({ ok: false })
    expect(checkCustom(field('multi'), ['o_old'], ['o_1'])).toMatchObject({ ok: false })
  })
})
