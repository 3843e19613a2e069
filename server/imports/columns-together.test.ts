import { describe, expect, test } from 'vitest'
import { check } from './testing/check.ts'

describe('columns together', () => {
  test('province, city and district are one region', () => {
    const { customer, problems } = check([
      ['region', '广东省'],
      ['region', '深圳市'],
      ['region', '南山区'],
    ])
    expect(problems).toEqual([])
    expect(customer.region_code).toBe('440305')
  })

  test('a street in the region must not contradict the address', () => {
    expect(
      check([
        ['region', '深圳市南山区科技园路1号'],
        ['address', '科技园路1号'],
      ]).problems,
    ).toEqual([])
    expect(
      check([
        ['region', '深圳市南山区科技园路1号'],
        ['address', '别处'],
      ]).problems,
    ).toEqual([{ column: 1, code: 'region.rest', value: '深圳市南山区科技园路1号' }])
  })

  test('size and headcount may say the same, but not two things', () => {
    expect(
      check([
        ['size', '50人'],
        ['headcount', 50],
      ]).problems,
    ).toEqual([])
    expect(
      check([
        ['size', '50人'],
        ['headcount', 60],
      ]).problems,
    ).toEqual([{ column: 2, code: 'value.differs' }])
  })

  test('a contact takes the phones of all columns, each once', () => {
    const { contact, phones, problems } = check([
      ['contact.name', '单雄信'],
      ['contact.phones', 13_800_138_000],
      ['contact.phones', '138 0013 8000；010-88886666转801'],
    ])
    expect(problems).toEqual([])
    expect(contact).toMatchObject({ name: '单雄信', name_pinyin: 'shanxiongxin', name_initials: 'sxx' })
    expect(phones).toEqual([
      { e164: '+8613800138000', extension: null, kind: 'mobile' },
      { e164: '+861088886666', extension: '801', kind: 'landline' },
    ])
  })

  test('a phone needs somebody to belong to', () => {
    expect(check([['contact.phones', '13800138000']]).problems).toEqual([
      { column: null, code: 'contact.name_missing' },
    ])
    expect(
      check([
        ['contact.phones', '13800138000'],
        ['contact.name', null],
      ]).problems,
    ).toEqual([{ column: 2, code: 'contact.name_missing' }])
  })

  test('an individual is the contact', () => {
    const { contact, phones, problems } = check([
      ['type', '个人'],
      ['contact.phones', '13800138000'],
    ])
    expect(problems).toEqual([])
    expect(contact?.name).toBe('恒力精密')
    expect(phones).toHaveLength(1)
  })
})
