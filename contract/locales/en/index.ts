import { first } from './first.ts'
import { later } from './later.ts'

/** All words of the language. */
export const catalogue = { ...first, ...later }
