import { expect, test } from 'vitest'
import { pairsOf } from './pairs.ts'
import type { MergingContact } from './read.ts'

const contact = (id: number, customerId: number, nameNorm: string, ...phones: string[]): MergingContact => ({
  id,
  customerId,
  nameNorm,
  fields: { name: nameNorm, phones },
})
const seen = { names: true, phones: true }
const told = (contacts: MergingContact[], compared = seen) =>
  pairsOf(contacts, 1, compared).map(({ contact: { id }, other, by }) => [id, other.id, by])

test.each<[what: string, contacts: MergingContact[], pairs: unknown[]]>([
  ['name and number', [contact(1, 1, '张三', '138'), contact(2, 2, '张三', '139', '138')], [[2, 1, 'both']]],
  ['name', [contact(1, 1, '张三', '138'), contact(2, 2, '张三', '139')], [[2, 1, 'name']]],
  ['number', [contact(1, 1, '王总', '138'), contact(2, 2, '王强', '138')], [[2, 1, 'phone']]],
  ['nothing', [contact(1, 1, '王总', '138'), contact(2, 2, '王强', '139')], []],
  ['one customer has two of a name', [contact(1, 1, '张三'), contact(2, 1, '张三')], []],
  [
    'the closest one',
    [contact(1, 1, '张三'), contact(2, 1, '张', '138'), contact(3, 2, '张三', '138')],
    [[3, 1, 'name']],
  ],
  ['among those that go', [contact(2, 2, '张三', '138'), contact(3, 3, '张三', '138')], [[3, 2, 'both']]],
  [
    'three of one: each with the one that is nobody’s part',
    [contact(1, 1, '张三', '138'), contact(2, 2, '张三', '138'), contact(3, 3, '张三', '138')],
    [
      [2, 1, 'both'],
      [3, 1, 'both'],
    ],
  ],
])('%s in common', (_, contacts, pairs) => {
  expect(told(contacts)).toEqual(pairs)
})

test('what isn’t seen isn’t compared', () => {
  const contacts = [contact(1, 1, '张三', '138'), contact(2, 2, '张三', '138')]
  expect(told(contacts, { names: false, phones: true })).toEqual([[2, 1, 'phone']])
  expect(told(contacts, { names: false, phones: false })).toEqual([])
})
