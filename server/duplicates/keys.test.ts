import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginnings, nameKeys } from './keys.ts'

test.each([
  ['region and legal suffix', '恒力有限公司', '恒力'],
  ['region in front and in brackets', '苏州市恒力机械有限公司', '恒力机械（苏州）股份有限公司'],
  ['traditional characters', '恆力機械有限公司', '恒力机械'],
  ['width, case and signs', 'ＡＢＣ Co., Ltd.', 'abc'],
  ['group', '海尔集团公司', '海尔集团'],
  ['way of writing a branch', '恒力机械有限公司苏州分公司', '恒力机械（苏州）分公司'],
])('one key whatever the %s', (_, one, other) => {
  expect(nameKeys(one).name_key).toBe(nameKeys(other).name_key)
})

test.each([
  ['a branch is another company', '恒力机械有限公司', '恒力机械有限公司苏州分公司'],
  ['with or without 公司 before it', '恒力机械有限公司', '恒力机械苏州分公司'],
  ['so is another branch', '恒力机械有限公司无锡分公司', '恒力机械有限公司苏州分公司'],
  ['another line of business', '恒力机械有限公司', '恒力电子有限公司'],
])('%s', (_, one, other) => {
  expect(nameKeys(one).name_key).not.toBe(nameKeys(other).name_key)
})

test('names that are read alike have one sound, a branch keeps its part', () => {
  expect(nameKeys('上海恒力机械').name_sound).toBe(nameKeys('恒立机械有限公司').name_sound)
  expect(nameKeys('恒力机械有限公司苏州分公司').name_sound).not.toBe(nameKeys('恒力机械').name_sound)
})

test.each([
  ['two characters', '恒力有限公司'],
  ['three characters', '恒力达公司'],
  ['seven letters', 'abcdefg Ltd.'],
])('%s say too little to be read alike', (_, name) => {
  expect(nameKeys(name).name_sound).toBeNull()
})

test('signs alone have no key', () => {
  expect(nameKeys('……')).toEqual({ name_key: null, name_region: null, name_sound: null })
})

test.each([
  ['恒力精密机械', ['恒力精密机', '恒力精密']],
  ['恒力精密', []],
  ['恒力精密机械/苏州分公司', []],
])('%s may go on from %j', (key, expected) => {
  expect(beginnings(key)).toEqual(expected)
})

const parts = fc.record({
  region: fc.constantFrom('', '苏州', '苏州市', '江苏省苏州市'),
  core: fc.constantFrom('恒力精密机械', '华信电子科技', '瑞通包装材料', '明达国际物流'),
  suffix: fc.constantFrom('有限公司', '股份有限公司', '有限责任公司', '集团有限公司', ''),
  noise: fc.constantFrom('', ' ', '　', '-', '。'),
})

test('no region, suffix, space or sign makes another key of one core (property)', () => {
  fc.assert(
    fc.property(parts, ({ region, core, suffix, noise }) => {
      const { name_key, name_sound } = nameKeys(`${noise}${region}${core}${noise}${suffix}${noise}`)
      expect(name_key).toBe(nameKeys(core).name_key)
      expect(name_sound).toBe(nameKeys(core).name_sound)
    }),
  )
})

test('any text at all has a key without spaces, or none (property)', () => {
  const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) })
  fc.assert(
    fc.property(anyText, (text) => {
      const { name_key } = nameKeys(text)
      if (name_key !== null) expect(name_key).not.toMatch(/\s/)
    }),
  )
})
