import type { Db } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { endStep, type Resting, stepProblem } from './failed.ts'

/** A step that can't be put into the queue is taken back, so that it can be asked for again. */
export async function enqueue(
  db: Db,
  jobs: Pick<Jobs, 'add'>,
  importId: number,
  { task, from, to }: { task: string; from: string; to: Resting },
): Promise<void> {
  try {
    await jobs.add(task, { importId })
  } catch (error) {
    await endStep(db, importId, { from, to, problem: stepProblem(error) })
    throw error
  }
}
