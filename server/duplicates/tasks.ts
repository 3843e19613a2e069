import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { fillNameKeys } from './fill-keys.ts'

export const duplicateTasks = ({ db }: Database) => ({
  fill_name_keys: async () => {
    await fillNameKeys(db)
  },
})

/** At start, where customers were entered before names were compared by keys. Two servers may do it both. */
export async function askForNameKeys(db: Db, jobs: Jobs): Promise<void> {
  const { rows } = await sql<{ unkeyed: boolean }>`
    select exists (select from customer where name_key is null and name_norm <> '') as unkeyed`.execute(db)
  if (!rows[0]?.unkeyed) return
  await transaction(db, { userId: null, source: 'system' }, (trx) => jobs.add(trx, 'fill_name_keys', {}))
}
