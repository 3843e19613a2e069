import { expect, test, vi } from 'vitest'
import { testDatabase } from '../platform/testing/database.ts'
import { importTasks } from './tasks.ts'

test('a run is followed by what looks at those who came in, a check or an undo by nothing', async () => {
  const whenRun = vi.fn(async () => undefined)
  const tasks = importTasks(await testDatabase(), whenRun)
  await tasks['imports.check']?.({ importId: 1 })
  await tasks['imports.undo']?.({ importId: 1 })
  expect(whenRun).not.toHaveBeenCalled()
  await tasks['imports.run']?.({ importId: 1 })
  expect(whenRun).toHaveBeenCalledOnce()
})
