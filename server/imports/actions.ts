import type { BodyOf } from '../../contract/endpoint.ts'
import { isCustomTarget, isFollowUpTarget } from '../../contract/import-targets.ts'
import type { mapImport as mapEndpoint, runImport as runEndpoint } from '../../contract/imports.ts'
import { readCustomFields } from '../custom-fields/queries.ts'
import { type Database, type Db, type RawBuilder, sql, transaction } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import type { Jobs } from '../platform/jobs.ts'
import { mayAtAll, requirePermission, type Viewer } from '../platform/visibility.ts'
import type { SheetRow } from '../platform/workbook/cell.ts'
import { actorOf } from '../session/actions.ts'
import { doubledColumns } from './check-row.ts'
import { isInUse, keepMapping } from './kept-mapping.ts'
import { headTexts } from './mapping.ts'
import { ownImport, storedImport } from './queries.ts'
import { type Sheet, samplesBelow } from './sheets.ts'
import { requireFillable } from './writable.ts'

/** A file that is read takes disk, memory and a process: one person gets this many at a time. */
const mostUnread = 3

/** @throws rate.limited */
export async function requireFewUnread(db: Db, { userId }: Viewer): Promise<void> {
  const { rows } = await sql<{ unread: number }>`
    select count(*) as unread from import where created_by = ${userId} and status = 'reading'`.execute(db)
  if ((rows[0]?.unread ?? 0) >= mostUnread) throw failure('rate.limited', { seconds: 60 })
}

export async function newImport(db: Db, viewer: Viewer, fileName: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into import (file_name, created_by) values (${fileName}, ${viewer.userId}) returning id`.execute(
    db,
  )
  return rows[0]?.id ?? 0
}

/** Keeps what each column becomes, and has every row checked. */
export async function mapImport(
  database: Database,
  jobs: Jobs,
  viewer: Viewer,
  id: number,
  { sheet: index, headRow, mapping }: BodyOf<typeof mapEndpoint>,
): Promise<void> {
  const { sheets } = await storedImport(database, viewer, id)
  const sheet = sheets[index]
  if (!sheet) throw invalid('sheet', 'reference')
  if (mapping.length > sheet.head.length)
    throw invalid('mapping', 'list.long', { maximum: sheet.head.length })
  if (!mapping.includes('name')) throw failure('import.no_name_column')
  const [doubled] = doubledColumns(mapping)
  if (doubled !== undefined) throw invalid(`mapping.${doubled}`, 'invalid')
  if (mapping.some((target) => target?.startsWith('contact.'))) requirePermission(viewer, 'contact.create')
  requireFillable(viewer, mapping)
  await requireCustomTargets(database.db, mapping)
  if (headRow !== sheet.headRow) await moveHead(database.db, { id, index, headRow }, sheet)
  await transaction(database.db, actorOf(viewer), async (trx) => {
    const { rows } = await sql`
      update import set status = 'checking', sheet = ${index}, head_row = ${headRow}, sheets = ${JSON.stringify(sheets)}::jsonb,
        mapping = ${JSON.stringify(mapping)}::jsonb, rows_total = ${sheet.rows}, rows_done = 0, rows_good = 0, rows_bad = 0,
        problem = null, known_decision = ${startingDecision(viewer, mapping)}
      where id = ${id} and status in ('mapping', 'ready') returning id`.execute(trx)
    if (rows.length === 0) throw failure('import.not_ready')
    await keepMapping(trx, { userId: viewer.userId, head: sheet.head }, mapping)
    await jobs.add(trx, 'imports.check', { importId: id })
  })
}

/** What only adds contacts or follow-ups to customers means to; anything else is decided by the person. */
const startingDecision = (
  viewer: Viewer,
  mapping: BodyOf<typeof mapEndpoint>['mapping'],
): RawBuilder<string> => {
  const adds = mapping.every(
    (target) =>
      target === null ||
      target === 'name' ||
      target === 'creditCode' ||
      target.startsWith('contact.') ||
      isFollowUpTarget(target),
  )
  const isMore = mapping.some((target) => target !== null && target !== 'name' && target !== 'creditCode')
  return adds && isMore && mayAtAll(viewer, 'customer.edit')
    ? sql`case known_decision when 'skip' then 'fill' else known_decision end`
    : sql`known_decision`
}

/** A field that was retired or deleted since the page was opened. */
async function requireCustomTargets(db: Db, mapping: BodyOf<typeof mapEndpoint>['mapping']): Promise<void> {
  if (!mapping.some((target) => target !== null && isCustomTarget(target))) return
  const inUse = isInUse(await readCustomFields(db))
  const gone = mapping.findIndex((target) => target !== null && !inUse(target))
  if (gone >= 0) throw invalid(`mapping.${gone}`, 'custom.retired')
}

/** What is no longer so once another row is the head. */
const notesOfHead = ['head_two_rows', 'other_crm', 'company_numbers']

async function moveHead(
  db: Db,
  { id, index, headRow }: { id: number; index: number; headRow: number },
  sheet: Sheet,
): Promise<void> {
  const { rows } = await sql<SheetRow>`
    select row_number as row, cells from import_row
    where import_id = ${id} and sheet = ${index} and row_number >= ${headRow} order by row_number limit 4`.execute(
    db,
  )
  const counted = await sql<{ count: number }>`
    select count(*) as count from import_row
    where import_id = ${id} and sheet = ${index} and row_number > ${headRow}`.execute(db)
  const width = sheet.head.length
  sheet.head = headTexts(rows.find(({ row }) => row === headRow) ?? null)
  while (sheet.head.length < width) sheet.head.push('')
  sheet.headRow = headRow
  sheet.headRows = [sheet.head]
  delete sheet.wholeUnits
  sheet.notes = sheet.notes.filter(({ code }) => !notesOfHead.includes(code))
  sheet.rows = counted.rows[0]?.count ?? 0
  sheet.samples = samplesBelow(headRow, rows)
}

/** Only the first of two clicks runs: it moves the import on, the second finds it moved. */
export async function startRun(
  database: Database,
  jobs: Jobs,
  viewer: Viewer,
  id: number,
  { everyRow, asDrafts }: BodyOf<typeof runEndpoint>,
): Promise<void> {
  const { mapping, rowsBad } = await ownImport(database, viewer, id)
  if (everyRow && rowsBad > 0) throw failure('import.rows_left_out', { count: rowsBad })
  // The role may have changed since the columns were chosen.
  requireFillable(viewer, mapping)
  await transaction(database.db, actorOf(viewer), async (trx) => {
    const { rows } = await sql`
      update import set status = 'running', rows_done = 0, problem = null, every_row = ${everyRow}, as_drafts = ${asDrafts}
      where id = ${id} and status = 'ready' and (rows_good > 0 or rows_known > 0) returning id`.execute(trx)
    if (rows.length === 0) throw failure('import.not_ready')
    await jobs.add(trx, 'imports.run', { importId: id })
  })
}
