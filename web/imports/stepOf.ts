import type { ImportState } from '../../contract/imports.ts'

type Known = Pick<ImportState, 'status' | 'rowsTotal' | 'rowsGood' | 'rowsBad'>

const steps = { reading: 0, mapping: 1, checking: 2, ready: 2, running: 3, done: 4, undoing: 4 } as const

/** Which of the five steps an import is in. A failed one stands where it failed, told by what it had counted. */
export function stepOf({ status, rowsTotal, rowsGood, rowsBad }: Known): number {
  if (status !== 'failed') return steps[status]
  if (rowsTotal === 0) return steps.reading
  return rowsGood + rowsBad === 0 ? steps.checking : steps.running
}
