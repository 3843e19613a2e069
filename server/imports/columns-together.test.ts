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

  test.each([
    ['张', '三', '张三'],
    ['Lovelace', 'Ada', 'Ada Lovelace'],
    ['Li', '娜', '娜 Li'],
    ['王', null, '王'],
    [null, 'Ada', 'Ada'],
  ])('family name %j and given name %j are %s', (family, given, whole) => {
    const { contact, problems } = check([
      ['contact.givenName', given],
      ['contact.familyName', family],
    ])
    expect(problems).toEqual([])
    expect(contact).toMatchObject({ name: whole })
    expect(Object.keys(contact ?? {})).not.toContain('family_name')
  })

  test('a name in parts may stand beside the whole, but not differ', () => {
    const parts = (whole: string) =>
      check([
        ['contact.familyName', '张'],
        ['contact.givenName', '三'],
        ['contact.name', whole],
      ]).problems
    expect(parts('张三')).toEqual([])
    expect(parts('李四')).toEqual([{ column: 1, code: 'value.differs' }])
  })

  test('places are read from the widest down, whatever the order of their columns', () => {
    const { customer, problems } = check([
      ['region', '南山区', '区'],
      ['region', '深圳市', '市'],
      ['region', 'China', 'Country/Region'],
      ['region', '广东省', 'State/Province'],
    ])
    expect(problems).toEqual([])
    expect(customer.region_code).toBe('440305')
  })

  test('a city abroad stands behind the street', () => {
    const { customer, problems } = check([
      ['region', 'Anytown', 'City'],
      ['region', '美国', 'Country'],
      ['address', '414 Main Street'],
    ])
    expect(problems).toEqual([])
    expect(customer).toMatchObject({ country: 'US', region_code: null, address: '414 Main Street, Anytown' })
  })
})
