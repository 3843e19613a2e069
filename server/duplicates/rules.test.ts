import { expect, test } from 'vitest'
import type { DuplicateRule, MatchKind } from '../../contract/duplicates.ts'
import { fixedRule, plainKinds, tidyRules } from './rules.ts'

test.each<[string, MatchKind[], MatchKind[]]>([
  ['what follows from the name goes', ['similarName', 'nameCore', 'name'], ['name']],
  ['what follows from the core goes', ['similarName', 'phone', 'nameCore'], ['nameCore', 'phone']],
  ['others stay, in one order', ['email', 'phone', 'creditCode'], ['creditCode', 'phone', 'email']],
  ['nothing stays nothing', [], []],
])('%s', (_, given, expected) => {
  expect(plainKinds(given)).toEqual(expected)
})

const rule = (effect: DuplicateRule['effect'], ...kinds: MatchKind[]): DuplicateRule => ({ kinds, effect })

test.each<[string, DuplicateRule[], DuplicateRule[]]>([
  ['the rule of the code is always there', [], []],
  ['it can’t be weakened', [rule('warn', 'creditCode')], []],
  [
    'one combination stands once, with its strongest effect',
    [rule('warn', 'phone', 'name'), rule('confirm', 'name', 'phone'), rule('warn', 'name', 'phone')],
    [rule('confirm', 'name', 'phone')],
  ],
  [
    'a kind that follows from another one says nothing',
    [rule('block', 'name', 'nameCore')],
    [rule('block', 'name')],
  ],
  [
    'the order stays',
    [rule('warn', 'email'), rule('block', 'phone')],
    [rule('warn', 'email'), rule('block', 'phone')],
  ],
])('%s', (_, given, expected) => {
  expect(tidyRules(given)).toEqual([fixedRule, ...expected])
})
