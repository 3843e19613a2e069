import { expect, test } from 'vitest'
import { consentOf, newConsent } from './householdValues.ts'

const given = { ...newConsent(), givenOn: '2026-03-04', proof: ' 电话里同意 ' }

test.each([
  ['nothing is said of the household', null, given, {}],
  ['no basis was asked for', '两个孩子', undefined, {}],
  ['the day is missing', '两个孩子', { basis: 'consent' as const }, {}],
  [
    'both are there',
    '两个孩子',
    given,
    { householdConsent: { basis: 'consent', givenOn: '2026-03-04', way: null, proof: '电话里同意' } },
  ],
])('where %s', (_, household, values, sent) => expect(consentOf(household, values)).toEqual(sent))
