import { expect, test } from 'vitest'
import { pasteTargets } from './pasteTargets.ts'

const labels = (isIndividual: boolean, levels: Partial<Parameters<typeof pasteTargets>[1]> = {}) =>
  pasteTargets(isIndividual, { customer: {}, contact: {}, ...levels }, (field) => field).map(
    ({ label }) => label,
  )

test('a company takes its contact along', () => {
  expect(labels(false)).toEqual([
    'customer.name',
    'customer.creditCode',
    'customer.regionCode',
    'customer.address',
    'customer.website',
    'contact.name',
    'contact.phones',
    'contact.jobTitle',
    'contact.email',
    'contact.wechat',
  ])
})

test('an individual is their own contact', () => {
  expect(labels(true)).toEqual(['contact.name', 'customer.regionCode', 'customer.address', 'contact.phones'])
})

test('nothing goes into a field that the viewer may not write', () => {
  const levels = {
    customer: { creditCode: 'hidden', address: 'read', website: 'masked' },
    contact: { phones: 'hidden', wechat: 'read' },
  } as const
  expect(labels(false, levels)).toEqual([
    'customer.name',
    'customer.regionCode',
    'customer.website',
    'contact.name',
    'contact.jobTitle',
    'contact.email',
  ])
})
