import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { type Matcher, mapTexts, textsIn } from './mentions.ts'
import type { Person } from './person.ts'

/*
 * Rows of uploaded files, as they wait to be taken in or are kept for the result: they would bring the person back.
 */

type StagedRow = { importId: number; sheet: number; row: number }

/** Rows that tell of the person: a row of one of their customers, or any that holds what nobody else has. */
export const stagedRows = (db: Db, { customerIds, companies }: Person, matcher: Matcher) =>
  findStaged(db, { customerIds }, ({ texts, isOurs }) => {
    const mentioned = isOurs && texts.some((text) => matcher.find(text).length > 0)
    return mentioned || matcher.isIn(texts, companies)
  })

/** What stands in a row, and whether it is known to be of one of the customers. */
type Told = { texts: string[]; isOurs: boolean }
/** `among` is a condition on rows `r`. */
type Where = { customerIds: readonly number[]; among?: RawBuilder<unknown> }

export async function findStaged(
  db: Db,
  { customerIds, among = sql`true` }: Where,
  tells: (row: Told) => boolean,
): Promise<StagedRow[]> {
  const found: StagedRow[] = []
  let after: StagedRow = { importId: 0, sheet: 0, row: 0 }
  for (;;) {
    const { rows } = await sql<StagedRow & { cells: unknown; rest: unknown; isOurs: boolean }>`
      select import_id as "importId", sheet, row_number as row, cells, jsonb_build_array(parsed, mends, problems) as rest,
        coalesce(customer_id = any(${[...customerIds]}::bigint[]) or known_id = any(${[...customerIds]}::bigint[]), false) as "isOurs"
      from import_row r where (import_id, sheet, row_number) > (${after.importId}, ${after.sheet}, ${after.row}) and ${among}
      order by import_id, sheet, row_number limit 2000`.execute(db)
    for (const { cells, rest, isOurs, ...at } of rows)
      if (tells({ texts: [...textsIn(cells), ...textsIn(rest)], isOurs })) found.push(at)
    const last = rows.at(-1)
    if (!last || rows.length < 2000) return found
    after = last
  }
}

/** Those rows as a condition on rows `r`. */
export const isAmong = (rows: readonly StagedRow[]) => sql`(r.import_id, r.sheet, r.row_number) in (
  select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g("importId" bigint, sheet integer, "row" integer))`

/**
 * Empties those rows: what a file said of somebody stands in cells whose meaning may not even be known yet. What isn't run yet is
 * checked anew. No import is at work meanwhile, nor begins before this transaction ends. @throws privacy.import_running
 */
export async function emptyStagedRows(trx: Db, person: Person, matcher: Matcher): Promise<void> {
  await holdImports(trx)
  const rows = await stagedRows(trx, person, matcher)
  await sql`
    update import_row r set cells = '[]', problems = null, mends = null,
      parsed = case when r.parsed is null then null
        else jsonb_build_object('customer', '{}'::jsonb, 'contact', null, 'phones', '[]'::jsonb) end
    where ${isAmong(rows)}`.execute(trx)
  const importIds = [...new Set(rows.map(({ importId }) => importId))]
  await sql`
    update import set status = 'mapping', rows_done = 0, rows_good = 0, rows_bad = 0, rows_known = 0, rows_joined = 0
    where id = any(${importIds}::bigint[]) and status = 'ready'`.execute(trx)
  await forgetSamples(trx, matcher)
}

/** Samples and heads of the sheets, and what stands for a text of a column. */
async function forgetSamples(trx: Db, matcher: Matcher): Promise<void> {
  const { rows } = await sql<{ id: number; sheets: unknown; problem: unknown; name: string }>`
    select id, sheets, problem, file_name as name from import`.execute(trx)
  for (const { id, sheets, problem, name } of rows) {
    if (![...textsIn(sheets), ...textsIn(problem), name].some((text) => matcher.find(text).length > 0))
      continue
    await sql`
      update import set sheets = ${JSON.stringify(withoutSamples(sheets, matcher))}::jsonb,
        problem = ${problem && JSON.stringify(mapTexts(problem, matcher.replace))}::jsonb, file_name = ${matcher.replace(name)}
      where id = ${id}`.execute(trx)
  }
  const corrections = await sql<{ at: string; value: string; replacement: string }>`
    select ctid::text as at, value, replacement from import_correction`.execute(trx)
  const going = corrections.rows
    .filter(({ value, replacement }) => [value, replacement].some((text) => matcher.find(text).length > 0))
    .map(({ at }) => at)
  await sql`delete from import_correction where ctid = any(${going}::tid[])`.execute(trx)
}

/** A sample is a row of the file like any other: it goes whole. */
function withoutSamples(sheets: unknown, matcher: Matcher): unknown {
  const emptied = (row: unknown) =>
    Array.isArray(row) && row.some((cell) => typeof cell === 'string' && matcher.find(cell).length > 0)
      ? row.map(() => '')
      : row
  const list = (Array.isArray(sheets) ? sheets : []) as { samples?: unknown[] }[]
  return mapTexts(
    list.map((sheet) => ({ ...sheet, samples: (sheet.samples ?? []).map(emptied) })),
    matcher.replace,
  )
}

/** No import is at work, nor begins before the transaction ends. @throws privacy.import_running */
export async function holdImports(trx: Db): Promise<void> {
  await sql`set local lock_timeout = '3s'`.execute(trx)
  try {
    await sql`lock table import in share row exclusive mode`.execute(trx)
  } catch (error) {
    throw isLockTimeout(error) ? failure('privacy.import_running') : error
  }
  await sql`set local lock_timeout = 0`.execute(trx)
  const { rows } = await sql`
    select from import where status in ('reading', 'checking', 'running', 'undoing') limit 1`.execute(trx)
  if (rows.length > 0) throw failure('privacy.import_running')
}

const isLockTimeout = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '55P03'
