import { type Database, sql, transaction } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { storedImport } from './queries.ts'

/**
 * A further import of the same file, of another sheet: many workbooks have customers in one, their contacts or follow-ups in
 * another. It can be taken back by itself. @throws import.not_ready before this one is done
 */
export async function continueImport(
  database: Database,
  viewer: Viewer,
  id: number,
  index: number,
): Promise<number> {
  const { sheets, status, fileName } = await storedImport(database, viewer, id)
  if (status !== 'done') throw failure('import.not_ready')
  const sheet = sheets[index]
  if (!sheet || sheet.rows === 0) throw invalid('sheet', 'reference')
  return transaction(database.db, actorOf(viewer), async (trx) => {
    const { rows } = await sql<{ id: number }>`
      insert into import (file_name, created_by, status, sheets, sheet, head_row, mapping, rows_total)
      values (${fileName}, ${viewer.userId}, 'mapping', ${JSON.stringify(sheets)}::jsonb, ${index}, ${sheet.headRow},
        ${JSON.stringify(sheet.guess)}::jsonb, ${sheet.rows})
      returning id`.execute(trx)
    const next = rows[0]?.id ?? 0
    await sql`
      insert into import_row (import_id, sheet, row_number, cells)
      select ${next}::bigint, sheet, row_number, cells from import_row where import_id = ${id}`.execute(trx)
    return next
  })
}
