import { type Db, sql } from '../platform/database.ts'

/** Days for which an import's rows are kept, for its result workbook. */
export const keptDays = 30

/**
 * Removes imports with their rows some time after their last step: uploaded sheets are personal data that nobody asks
 * for any more. The customers they brought stay. Run daily.
 */
export async function clearOutImports(db: Db): Promise<number> {
  const { rows } = await sql`
    delete from import
    where coalesce(finished_at, created_at) < now() - make_interval(days => ${keptDays})
      and status not in ('reading', 'checking', 'running', 'undoing')
    returning id`.execute(db)
  return rows.length
}
