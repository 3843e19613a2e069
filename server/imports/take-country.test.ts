import { describe, expect, test } from 'vitest'
import { languages } from '../../contract/session.ts'
import { countryName } from '../values/countries.ts'
import { check } from './testing/check.ts'

const take = (text: string) => check([['country', text]])
const codes = [
  'CN',
  'DE',
  'US',
  'GB',
  'KR',
  'KP',
  'CD',
  'CG',
  'CI',
  'TR',
  'BA',
  'AE',
  'VA',
  'ST',
  'CW',
  'BL',
  'TZ',
  'GM',
]

describe.each(languages)('a country as exports call it (%s)', (language) => {
  test.each(codes)('%s comes back', (code) => {
    const { customer, problems } = take(countryName(language, code))
    expect([customer.country, problems]).toEqual([code, []])
  })
})

test.each(['德国柏林', '火星', '中国 某地'])('%s is no country alone', (text) =>
  expect(take(text).problems).toEqual([{ column: 1, code: 'country.unknown', value: text }]),
)

test('Hong Kong is a region of China, whichever column says it', () =>
  expect(take('香港').customer).toMatchObject({ country: 'CN', region_code: '810000' }))

test('country and region must not contradict each other', () => {
  expect(
    check([
      ['country', '中国'],
      ['region', '苏州昆山'],
    ]),
  ).toMatchObject({ customer: { country: 'CN', region_code: '320583' }, problems: [] })
  expect(
    check([
      ['country', '德国'],
      ['region', '苏州昆山'],
    ]).problems,
  ).toEqual([{ column: 2, code: 'value.differs' }])
})
