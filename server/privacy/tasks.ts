import { z } from 'zod'
import { type Database, sql } from '../platform/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import { writeErasureList } from './list-file.ts'
import { runRetention } from './retention-run.ts'

const erased = z.object({ keys: z.array(z.uuid()) })

/** What follows an erasure: contents that nobody refers to any more go, and the list outside of the database is written. */
export const privacyTasks = (
  database: Database,
  { store, folder }: { store: FileStore; folder: string },
): Record<string, (given: unknown) => Promise<void>> => ({
  retention: async () => {
    await runRetention(database, store)
    await writeErasureList(database.db, folder)
  },
  'privacy.erased': async (given) => {
    await writeErasureList(database.db, folder)
    for (const key of erased.parse(given).keys) {
      await store.remove(key)
      await sql`delete from stored_content where key = ${key}::uuid`.execute(database.db)
    }
  },
})
