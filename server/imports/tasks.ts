import { z } from 'zod'
import type { Database } from '../platform/database.ts'
import { checkImport } from './check.ts'
import { runImport } from './run.ts'
import { undoImport } from './undo.ts'

const payload = z.object({ importId: z.int().positive() })

/** @param whenRun what follows where customers may have come in */
export const importTasks = (
  database: Database,
  whenRun: () => Promise<void> = async () => undefined,
): Record<string, (given: unknown) => Promise<void>> => ({
  'imports.check': (given) => checkImport(database, payload.parse(given).importId),
  'imports.run': async (given) => {
    await runImport(database, payload.parse(given).importId)
    await whenRun()
  },
  'imports.undo': (given) => undoImport(database, payload.parse(given).importId),
})
