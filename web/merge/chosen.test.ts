import { expect, test } from 'vitest'
import { askedMerge, countsOf, type Preview } from './chosen.ts'

const contact = (id: number, customerId: number) => ({ id, customerId, name: `人${id}`, jobTitle: null })
const field = (name: string, proposed: number | null) => ({
  field: name,
  values: [],
  differs: true,
  proposed,
})
const preview = {
  keepId: 1,
  customers: [
    { id: 1, version: 3 },
    { id: 2, version: 7 },
  ],
  fields: [field('name', 1), field('address', 2), field('budget', null)],
  pairs: [
    { contact: contact(21, 2), other: contact(11, 1), by: 'both', proposed: true },
    { contact: contact(22, 2), other: contact(12, 1), by: 'name', proposed: false },
  ],
  moving: {
    contacts: 3,
    followUps: 0,
    plans: 2,
    files: 0,
    billingProfiles: 0,
    deliveryAddresses: 0,
    tags: 0,
    shares: 0,
  },
  typesDiffer: false,
} as unknown as Preview

test('what nobody chose is as proposed; what can’t be chosen isn’t sent', () => {
  expect(askedMerge(preview, { values: {}, pairs: {} })).toEqual({
    keepId: 1,
    customers: [
      { id: 1, version: 3 },
      { id: 2, version: 7 },
    ],
    choices: { name: 1, address: 2 },
    unite: [{ id: 21, withId: 11 }],
  })
})

test('what was chosen goes before it', () => {
  const { choices, unite } = askedMerge(preview, {
    values: { name: 2, budget: 2 },
    pairs: { 21: false, 22: true },
  })
  expect([choices, unite]).toEqual([{ name: 2, address: 2 }, [{ id: 22, withId: 12 }]])
})

test('only what there is is counted, and contacts as they were united', () => {
  expect(countsOf(preview, { values: {}, pairs: {} })).toEqual([
    ['contacts', 3],
    ['plans', 2],
  ])
  expect(countsOf(preview, { values: {}, pairs: { 22: true } })[0]).toEqual(['contacts', 2])
  expect(countsOf(preview, { values: {}, pairs: { 21: false } })[0]).toEqual(['contacts', 4])
})
