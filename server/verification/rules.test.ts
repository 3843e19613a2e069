import { expect, test } from 'vitest'
import type { MarkableField } from '../../contract/verification.ts'
import { howOf, markProblem, perWeek, questionsOf, verdictProblem } from './rules.ts'

test.each([
  ['customer.name', null, null, null, null],
  ['customer.name', 7, null, null, 'contactId'],
  ['contact.email', null, null, null, 'contactId'],
  ['contact.email', 7, null, 'bounced', null],
  ['contact.email', 7, null, 'dead_number', 'reason'],
  ['contact.email', 7, 9, null, 'phoneId'],
  ['contact.phones', 7, null, null, 'phoneId'],
  ['contact.phones', 7, 9, 'out_of_service', null],
  ['contact.phones', 7, 9, 'bounced', 'reason'],
  ['contact.jobTitle', 7, null, 'left', null],
  ['customer.website', null, null, 'other', null],
  ['customer.website', null, null, 'left', 'reason'],
] as const)(
  'a mark of %s (contact %s, phone %s, reason %s): wrong at %s',
  (field, contactId, phoneId, reason, at) => {
    expect(markProblem({ field: field as MarkableField, contactId, phoneId, reason })?.path ?? null).toBe(at)
  },
)

const needed = (field: string) => ({ field, required: true })
const wished = (field: string) => ({ field, required: false })

test.each([
  ['nothing is wrong or missing', [], [], []],
  [
    'what is invalid comes before what is required',
    ['customer.website'],
    [needed('contact.phones')],
    ['customer.website invalid', 'contact.phones missing'],
  ],
  [
    'what is required comes before what a set would like',
    [],
    [wished('contact.phones'), needed('customer.address')],
    ['customer.address missing', 'contact.phones missing'],
  ],
  [
    'how to reach somebody comes first among equals',
    ['customer.address', 'contact.email', 'contact.phones'],
    [],
    ['contact.phones invalid', 'contact.email invalid', 'customer.address invalid'],
  ],
  [
    'three at most',
    ['contact.phones'],
    [needed('customer.initialNeed'), needed('customer.address'), needed('customer.website')],
    ['contact.phones invalid', 'customer.initialNeed missing', 'customer.address missing'],
  ],
  [
    'a field once, for the first reason',
    ['contact.phones', 'contact.phones'],
    [needed('contact.phones'), wished('customer.website')],
    ['contact.phones invalid', 'customer.website missing'],
  ],
  ['what a line of text can’t answer isn’t asked', ['customer.industryId'], [needed('customer.budget')], []],
])('questions: %s', (_, invalid, missing, asked) => {
  expect(questionsOf(invalid, missing).map(({ field, why }) => `${field} ${why}`)).toEqual(asked)
})

test.each([
  ['phone', 'phone'],
  ['visit', 'visit'],
  ['email', 'email'],
  ['wechat', 'other'],
  ['online_meeting', 'other'],
  ['other', 'other'],
] as const)('told by %s counts as verified by %s', (method, how) => expect(howOf(method)).toBe(how))

test.each([
  ['accurate', [], null],
  ['accurate', ['customer.name'], 'verdict.accurate'],
  ['wrong', [], 'required'],
  ['wrong', ['customer.name'], null],
  ['missing', [], 'required'],
  ['missing', ['customer.website'], null],
] as const)('a verdict %s of %j: %s', (verdict, fields, code) => {
  expect(verdictProblem(verdict, fields)?.code ?? null).toBe(code)
})

test.each([
  [0, 0],
  [26, 6],
  [100, 23.1],
  [2000, 461.5],
])('%i customers a month are %f checks a week', (customers, checks) =>
  expect(perWeek(customers)).toBe(checks),
)
