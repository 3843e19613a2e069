import { expect, test } from 'vitest'
import { wayWord } from './wayWord.ts'

test.each([
  ['foundedOn', 'filled', 'filled'],
  ['protectedUntil', 'filled', 'registered'],
  ['protectedUntil', 'empty', 'unregistered'],
  ['protectedUntil', 'within', 'within'],
] as const)('that %s is %s is called %s', (field, way, word) => {
  expect(wayWord(field, way)).toBe(word)
})
