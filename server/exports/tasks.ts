import { z } from 'zod'
import type { Database } from '../platform/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import { makeExport } from './make.ts'

const payload = z.object({ exportId: z.int().positive() })

export const exportTasks = (
  database: Database,
  store: FileStore,
): Record<string, (given: unknown) => Promise<void>> => ({
  'exports.make': (given) => makeExport(database, store, payload.parse(given).exportId),
})
