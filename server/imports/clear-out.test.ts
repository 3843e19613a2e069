import { expect, test } from 'vitest'
import { sql } from '../platform/database.ts'
import { foundTestCompany, oneRow } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { clearOutImports } from './clear-out.ts'

test('an import goes with its rows thirty days after its last step, and never while it works', async () => {
  const database = await testDatabase()
  const { people } = await foundTestCompany(database)
  await sql`
    insert into import (file_name, status, created_by, created_at, finished_at) values
      ('done long ago.csv', 'done', ${people.王磊}, now() - interval '40 days', now() - interval '31 days'),
      ('done lately.csv', 'done', ${people.王磊}, now() - interval '40 days', now() - interval '29 days'),
      ('left lying.csv', 'mapping', ${people.王磊}, now() - interval '31 days', null),
      ('at work.csv', 'running', ${people.王磊}, now() - interval '31 days', null)`.execute(database.db)
  await sql`insert into import_row (import_id, sheet, row_number, cells) select id, 0, 2, '[]' from import`.execute(
    database.db,
  )
  expect(await clearOutImports(database.db)).toBe(2)
  const left = await oneRow(
    database,
    sql<{ names: string; rows: number }>`
      select (select string_agg(file_name, ', ' order by file_name) from import) as names, count(*) as rows from import_row`,
  )
  expect(left).toEqual({ names: 'at work.csv, done lately.csv', rows: 2 })
})
