import { keptDays } from '../customers/trash.ts'
import { type Db, sql } from '../platform/database.ts'
import type { FileStore } from '../platform/files/store.ts'

const batch = 500

/**
 * Removes for good what was deleted longer ago than it can be brought back, then every content that no file and no export
 * refers to any more: of files gone with their customer, and of uploads that broke off. Run daily. @returns how many contents
 */
export async function clearOutFiles(db: Db, store: FileStore): Promise<number> {
  await sql`delete from file where deleted_at < now() - make_interval(days => ${keptDays})`.execute(db)
  let removed = 0
  for (;;) {
    // A day leaves every upload the time to come to its file.
    const { rows } = await sql<{ key: string }>`
      select c.key from stored_content c
      where c.created_at < now() - interval '1 day' and not exists (select from file f where f.content_key = c.key)
        and not exists (select from export e where e.content_key = c.key)
      limit ${batch}`.execute(db)
    for (const { key } of rows) {
      await store.remove(key)
      await sql`delete from stored_content where key = ${key}::uuid`.execute(db)
    }
    removed += rows.length
    if (rows.length < batch) break
  }
  await store.clearOut()
  return removed
}
