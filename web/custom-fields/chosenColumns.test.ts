import { expect, it } from 'vitest'
import { customKeysOf } from './chosenColumns.ts'

it.each([
  [[], []],
  [
    ['cf_1a', 'name', 'cf_2b'],
    ['cf_1a', 'cf_2b'],
  ],
  [['contact.cf_1a', 'contact.name', 'customer.cf_1a', 'CF_1a'], ['contact.cf_1a']],
  [Array.from({ length: 30 }, (_, n) => `cf_${n}`), Array.from({ length: 20 }, (_, n) => `cf_${n}`)],
])('of the columns %j, custom fields are %j', (columns, keys) => expect(customKeysOf(columns)).toEqual(keys))
