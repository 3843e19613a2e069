import { expect, test } from 'vitest'
import { numberExample } from './numberExample.ts'

const told = {
  today: '2026-01-01',
  industry: { code: 'MAN', name: '制造业' },
  next: [{ rule: '{yyyy}-{industry}-{seq:3}', number: '2026-MAN-014' }],
}

test.each([
  ['counted by the server', '{yyyy}-{industry}-{seq:3}', { number: '2026-MAN-014', isDue: true }],
  ['typed', 'K{yy}{MM}-{industry}{seq:4}', { number: 'K2601-MAN0001', isDue: false }],
  ['no rule', '{yyyy}', null],
])('a rule that is %s', (_, rule, example) => {
  expect(numberExample(told, rule)).toEqual(example)
})
