import { expect, test } from 'vitest'
import { findIndustry } from './find-industry.ts'

const list = [
  { id: 1, name: '制造业', gbCode: 'C' },
  { id: 2, name: '房地产开发', gbCode: '701' },
  { id: 3, name: '物业', gbCode: '702' },
  { id: 4, name: '仓储', gbCode: '59' },
]

test.each([
  ['房地产开发', 2],
  ['701', 2],
  ['K702', 3],
  ['594', 4],
  ['38', 1],
])('%s is entry %i: by its name, its code or a coarser one', (text, id) => {
  expect(findIndustry(list, text)).toEqual({ ok: true, value: id })
})

test.each([
  ['70', 'industry.ambiguous'],
  ['K', 'industry.ambiguous'],
  ['704', 'industry.unknown'],
  ['G', 'industry.ambiguous'],
])('%s fails with %s', (text, reason) => {
  expect(findIndustry(list, text)).toEqual({ ok: false, reason })
})
