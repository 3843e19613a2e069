import { expect, it } from 'vitest'
import { dialOf } from './dial.ts'

it.each([
  ['138 0013 8000', 'tel:13800138000'],
  ['010-8888 6666 转 801', 'tel:01088886666,801'],
  ['010-8888 6666 ext. 801', 'tel:01088886666,801'],
  ['+852 2345 6789', 'tel:+85223456789'],
  ['138****8000', null],
  ['****', null],
  ['', null],
  [null, null],
])('%s dials %s', (shown, dials) => {
  expect(dialOf(shown)).toBe(dials)
})
