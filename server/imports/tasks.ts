import { z } from 'zod'
import type { Database } from '../platform/database.ts'
import { checkImport } from './check.ts'
import { runImport } from './run.ts'
import { undoImport } from './undo.ts'

const payload = z.object({ importId: z.int().positive() })

export const importTasks = (database: Database): Record<string, (given: unknown) => Promise<void>> => ({
  'imports.check': (given) => checkImport(database, payload.parse(given).importId),
  'imports.run': (given) => runImport(database, payload.parse(given).importId),
  'imports.undo': (given) => undoImport(database, payload.parse(given).importId),
})
