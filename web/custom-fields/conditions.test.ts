import { describe, expect, it } from 'vitest'
import { type Conditions, conditionsIn, readConditions, writeConditions } from './conditions.ts'

describe('conditions on custom fields in the address', () => {
  const whole: Conditions = {
    cf_1: { any: ['o_1'] },
    cf_2: { is: false },
    cf_3: { contains: '优先' },
    cf_4: { min: 0 },
    cf_5: { min: '2026-01-01', max: '2026-12-31' },
    'contact.cf_6': { contains: '高尔夫' },
  }
  it('are read as they were written', () => {
    expect(readConditions(writeConditions(whole))).toEqual(whole)
    expect(conditionsIn(writeConditions(whole))).toBe(writeConditions(whole))
    expect(conditionsIn(whole)).toBe(writeConditions(whole))
  })

  it('take no room without any', () => expect(writeConditions({})).toBeUndefined())

  it.each([
    undefined,
    '',
    'nothing',
    '[]',
    '1',
    '{"cf_1":{}}',
    '{"cf_1":{"any":[]}}',
    '{"name":{"is":true}}',
    '{"contact.name":{"is":true}}',
    3,
  ])('that can’t be read are left out: %s', (raw) => expect(conditionsIn(raw)).toBeUndefined())
})
