import { expect, test } from 'vitest'
import { webAddress } from './check.ts'

test.each([
  ['example.com', 'https://example.com'],
  ['http://example.com/a?b=c', 'http://example.com/a?b=c'],
  ['百度.com', 'https://百度.com'],
  ['javascript:alert(1)', null],
  ['data:text/html,x.y', null],
  ['wang@example.com', null],
  ['https://bank.com@elsewhere.com', null],
  ['https://a:b@example.com', null],
  ['无', null],
])('%s as a web address is %s', (typed, kept) => {
  expect(webAddress(typed)).toBe(kept)
})
