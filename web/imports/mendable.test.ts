import { expect, test } from 'vitest'
import { mendableColumns } from './mendable.ts'
import type { Mapping } from './targets.ts'

const mapping: Mapping = ['name', 'region', 'region', null, 'contact.phones']
const problem = (column: number | null) => ({ column, code: 'x', message: 'x' })
const unmended = [null, null, null, null, null]

test.each<[what: string, problems: (number | null)[], mended: (string | null)[], columns: number[]]>([
  ['nothing wrong', [], unmended, []],
  ['a phone', [4], unmended, [4]],
  ['all of a region', [2], unmended, [1, 2]],
  ['the row as a whole', [null], unmended, []],
  ['a column that isn’t taken in', [3], unmended, []],
  ['a cell mended before, even to nothing', [], ['甲', null, null, null, ''], [0, 4]],
])('%s', (_, problems, mended, columns) => {
  expect(mendableColumns({ problems: problems.map(problem), mended }, mapping)).toEqual(columns)
})
