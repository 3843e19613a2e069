import { expect, it } from 'vitest'
import { readKept } from './chosenColumns.ts'

it.each([
  [null, []],
  ['', []],
  ['{', []],
  ['{"a":1}', []],
  ['["cf_1a","name",3,"cf_2b"]', ['cf_1a', 'cf_2b']],
  ['["contact.cf_1a","contact.name","customer.cf_1a"]', ['contact.cf_1a']],
  [
    JSON.stringify(Array.from({ length: 30 }, (_, n) => `cf_${n}`)),
    Array.from({ length: 20 }, (_, n) => `cf_${n}`),
  ],
])('columns kept as %j are read as %j', (kept, keys) => expect(readKept(kept)).toEqual(keys))
