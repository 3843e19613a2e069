import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type { correctImport } from '../../contract/import-corrections.ts'
import type { MappingTarget } from '../../contract/import-targets.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import type { Jobs } from '../platform/jobs.ts'
import { requirePermission, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { cleanCell, isFilled, showCell } from './cell-text.ts'
import { takeCell } from './check-row.ts'
import { readLookups } from './lookups.ts'
import { type Chosen, chosenSheet } from './preview.ts'
import { rowsOf } from './queries.ts'
import { problemText } from './row-problem.ts'
import type { Lookups } from './take-cell.ts'
import { requireFillable } from './writable.ts'

type Given = BodyOf<typeof correctImport>
type Refused = ResultOf<typeof correctImport>['refused']
type Placed = { column: number; replacement: string | null }

/**
 * Keeps what fits and has all rows checked again: a name put right can be a duplicate, or free another row from being one.
 * What doesn't fit is told and holds up nothing else.
 */
export async function correctRows(
  database: Database,
  jobs: Jobs,
  viewer: Viewer,
  id: number,
  { corrections, mends }: Given,
): Promise<{ refused: Refused }> {
  const chosen = await chosenSheet(database, viewer, id)
  requireFillable(viewer, chosen.mapping)
  if (chosen.mapping.some((target) => target?.startsWith('contact.')))
    requirePermission(viewer, 'contact.create')
  requireMapped('corrections', chosen, corrections)
  requireMapped('mends', chosen, mends)
  const lookups = await readLookups(database.db, viewer)
  const refused: Refused = []
  const kept = <Entry extends Placed>(list: Refused[number]['list'], entries: readonly Entry[]) =>
    entries.flatMap((entry, at) => {
      const { replacement } = entry
      const text = replacement === null ? null : cleaned(replacement)
      const problem = text === null ? null : whyRefused({ ...entry, list, text }, chosen, lookups)
      if (problem === null) return [{ ...entry, at, target: chosen.mapping[entry.column] ?? null, text }]
      refused.push({ list, at, code: problem.code, message: problemText(viewer.language, problem) })
      return []
    })
  const fitting = { corrections: kept('corrections', corrections), mends: kept('mends', mends) }
  if (fitting.corrections.length + fitting.mends.length === 0) return { refused }
  await transaction(database.db, actorOf(viewer), async (trx) => {
    await beginCheck(trx, chosen)
    await keepCorrections(trx, chosen, fitting.corrections)
    await keepMends(trx, chosen, fitting.mends)
    await jobs.add(trx, 'imports.check', { importId: id })
  })
  return { refused }
}

function requireMapped(list: string, { mapping }: Chosen, entries: readonly Placed[]): void {
  const at = entries.findIndex(({ column }) => (mapping[column] ?? null) === null)
  if (at >= 0) throw invalid(`${list}.${at}.column`, 'reference')
}

const cleaned = (text: string) => (isFilled(text) ? showCell(cleanCell(text)).trim() : '')

type Replacing = { list: Refused[number]['list']; column: number; text: string }

function whyRefused({ list, column, text }: Replacing, { mapping, head }: Chosen, lookups: Lookups) {
  const target = mapping[column] ?? null
  if (target === null) return null
  if (text === '') return target === 'name' ? { column, code: 'name.missing' } : null
  // One cell of 省, 市 and 区 needn't mean anything without the others: the check reads them together.
  const isPart =
    list === 'mends' && target === 'region' && mapping.filter((other) => other === target).length > 1
  if (isPart) return null
  const taken = takeCell({ target, column, cell: text }, { head, lookups })
  return taken.ok ? null : { column, code: taken.code, ...(taken.data && { data: taken.data }) }
}

/** Of two who save at once, the second finds the import moved on. @throws import.not_ready */
async function beginCheck(trx: Db, { id, sheet, headRow, mapping }: Chosen): Promise<void> {
  const { rows } = await sql`
    update import set status = 'checking', rows_done = 0, problem = null
    where id = ${id} and status = 'ready' and sheet = ${sheet} and head_row = ${headRow}
      and mapping = ${JSON.stringify(mapping)}::jsonb returning id`.execute(trx)
  if (rows.length === 0) throw failure('import.not_ready')
}

type Kept = { at: number; column: number; target: MappingTarget | null; text: string | null }

/** Of one text given twice the last one holds, as when they had come one after the other. */
async function keepCorrections(
  trx: Db,
  { id, sheet }: Chosen,
  kept: readonly (Kept & { value: string })[],
): Promise<void> {
  const last = new Map(kept.map((entry) => [JSON.stringify([entry.column, entry.value]), entry]))
  const given = sql`
    jsonb_to_recordset(${JSON.stringify([...last.values()])}::jsonb)
      as given("column" integer, target text, value text, text text)`
  await sql`
    delete from import_correction c using ${given}
    where c.import_id = ${id} and c.sheet = ${sheet} and c."column" = given."column" and c.target = given.target
      and c.value = given.value and given.text is null`.execute(trx)
  await sql`
    insert into import_correction (import_id, sheet, "column", target, value, replacement)
    select ${id}::bigint, ${sheet}::integer, given."column", given.target, given.value, given.text from ${given}
    where given.text is not null
    on conflict (import_id, sheet, "column", target, value) do update set replacement = excluded.replacement`.execute(
    trx,
  )
}

/** @throws input.invalid naming a row that isn't there */
async function keepMends(trx: Db, chosen: Chosen, kept: readonly (Kept & { row: number })[]): Promise<void> {
  const rows = [...Map.groupBy(kept, ({ row }) => row)].map(([row, entries]) => ({
    row,
    mends: Object.fromEntries(
      entries.map(({ column, target, text }) => [column, text === null ? null : { target, text }]),
    ),
  }))
  const { rows: known } = await sql<{ row: number }>`
    update import_row r set mends = nullif(jsonb_strip_nulls(coalesce(r.mends, '{}') || given.mends), '{}')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(row integer, mends jsonb)
    where ${rowsOf(chosen)} and r.row_number = given.row returning r.row_number as row`.execute(trx)
  const found = new Set(known.map(({ row }) => row))
  const lost = kept.find(({ row }) => !found.has(row))
  if (lost) throw invalid(`mends.${lost.at}.row`, 'reference')
}
