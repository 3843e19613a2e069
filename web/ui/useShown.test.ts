import { expect, test } from 'vitest'
import { shownIn } from './useShown.ts'

const zh = shownIn('zh-CN')
const en = shownIn('en')

test('a day is shown as it is, an instant as the day and minute it falls on here', () => {
  const here = new Date(2024, 5, 20, 9, 5).toISOString()
  expect(zh.day('2024-06-20')).toBe('2024-06-20')
  expect(zh.day(here)).toBe('2024-06-20')
  expect(zh.instant(here)).toBe('2024-06-20 09:05')
})

test.each([
  [zh.money(120_000_000), '120 万元'],
  [en.money(120_000_000), '¥1,200,000'],
  [zh.count(1234), '1,234'],
  [zh.count(10_000, true), '10,000+'],
  [zh.list(['销售', '客服']), '销售、客服'],
  [en.list(['Sales', 'Service']), 'Sales, Service'],
])('%s', (shown, expected) => {
  expect(shown).toBe(expected)
})
