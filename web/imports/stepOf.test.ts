import { describe, expect, it } from 'vitest'
import { stepOf } from './stepOf.ts'

const counted = (rowsTotal: number, rowsGood: number, rowsBad: number) => ({ rowsTotal, rowsGood, rowsBad })

describe('the step an import is in', () => {
  it.each([
    ['reading', counted(0, 0, 0), 0],
    ['mapping', counted(5, 0, 0), 1],
    ['checking', counted(5, 0, 0), 2],
    ['ready', counted(5, 4, 1), 2],
    ['running', counted(5, 4, 1), 3],
    ['done', counted(5, 4, 1), 4],
    ['undoing', counted(5, 4, 1), 4],
  ] as const)('%s', (status, counts, step) => {
    expect(stepOf({ status, ...counts })).toBe(step)
  })

  it.each([
    ['a file that can’t be read', counted(0, 0, 0), 0],
    ['a check that was interrupted', counted(5, 0, 0), 2],
    ['a run that was interrupted', counted(5, 4, 1), 3],
    ['a run of rows that are all good', counted(5, 5, 0), 3],
  ])('failed: %s', (_, counts, step) => {
    expect(stepOf({ status: 'failed', ...counts })).toBe(step)
  })
})
