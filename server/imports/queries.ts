import type { MappingTarget } from '../../contract/import-targets.ts'
import type { ImportState, KnownDecision } from '../../contract/imports.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'
import { areEntriesReviewed } from '../settings/queries.ts'
import { type StepProblem, stepProblemText } from './failed.ts'
import { noteText } from './sheet-notes.ts'
import type { Sheet } from './sheets.ts'
import { mayFill } from './writable.ts'

type Summary = Omit<ImportState, 'sheets' | 'mapping' | 'problem' | 'arrive'> & {
  problem: StepProblem | null
}

const summaryColumns = sql`
  id, file_name as "fileName", status, sheet, rows_total as "rowsTotal", rows_done as "rowsDone",
  rows_good as "rowsGood", rows_bad as "rowsBad", rows_known as "rowsKnown", rows_joined as "rowsJoined",
  rows_updated as "rowsUpdated", known_decision as "knownDecision", problem, undone, created_at as "createdAt", finished_at as "finishedAt"`

const mostListed = 100

/** The own imports, the latest first. */
export async function ownImports(database: Database, viewer: Viewer) {
  const rows = await selectRows<Summary>(
    database,
    sql`
      select ${summaryColumns} from import where created_by = ${viewer.userId}::bigint
      order by id desc limit ${mostListed}`,
  )
  return { rows: rows.map((row) => withText(viewer, row)) }
}

type Stored = Summary & Pick<ImportState, 'mapping'> & { sheets: Sheet[] }

/** With its sheets as they are kept. @throws record.not_found also for imports of others */
export async function storedImport(database: Database, viewer: Viewer, id: number): Promise<Stored> {
  const [row] = await selectRows<Stored>(
    database,
    sql`
      select ${summaryColumns}, sheets, mapping from import
      where id = ${id}::bigint and created_by = ${viewer.userId}::bigint`,
  )
  if (!row) throw failure('record.not_found')
  return row
}

/** @throws record.not_found also for imports of others */
export async function ownImport(database: Database, viewer: Viewer, id: number): Promise<ImportState> {
  const row = await storedImport(database, viewer, id)
  return withText(viewer, {
    ...row,
    mapping: row.status === 'mapping' ? row.mapping.map((target) => fillable(viewer, target)) : row.mapping,
    sheets: row.sheets.map((sheet) => shownSheet(viewer, sheet)),
    arrive: await howTheyArrive(database, viewer),
  })
}

async function howTheyArrive({ db }: Database, viewer: Viewer): Promise<ImportState['arrive']> {
  if (!(await areEntriesReviewed(db))) return 'numbered'
  return mayAtAll(viewer, 'customer.approve') ? 'asChosen' : 'drafts'
}

/** What the viewer may not write isn't proposed. Imports of earlier versions have no notes. */
const shownSheet = (
  viewer: Viewer,
  { headRows: _, titles: __, from1904: ___, wholeUnits: ____, notes = [], ...sheet }: Sheet,
) => ({
  ...sheet,
  guess: sheet.guess.map((target) => fillable(viewer, target)),
  notes: notes.map((note) => ({ code: note.code, message: noteText(viewer.language, note) })),
})

const fillable = (viewer: Viewer, target: MappingTarget | null) =>
  target !== null && mayFill(viewer, target) ? target : null

const withText = <Row extends Summary>({ language }: Viewer, row: Row) => ({
  ...row,
  problem: row.problem && { code: row.problem.code, message: stepProblemText(language, row.problem) },
})

/** What the steps need of an import, in the status that the step begins with; null when it is in another one. */
export type Task = {
  id: number
  sheet: number
  headRow: number
  head: string[]
  headRows: string[][]
  titles: number[]
  isText: boolean
  from1904: boolean
  wholeUnits: Sheet['wholeUnits']
  mapping: (MappingTarget | null)[]
  knownDecision: KnownDecision
  /** Whether new customers wait for a review before they are numbered. */
  isReviewed: boolean
  asDrafts: boolean
  userId: number
}

/** What a task takes from the description of its sheet. */
export type OfSheet = 'head' | 'headRows' | 'titles' | 'isText' | 'from1904' | 'wholeUnits'

export async function findTask(
  db: Db,
  id: number,
  status: 'checking' | 'running' | 'done' | 'undoing',
): Promise<Task | null> {
  const { rows } = await sql<Omit<Task, OfSheet> & { sheets: Sheet[] }>`
    select id, sheet, head_row as "headRow", mapping, known_decision as "knownDecision", sheets, created_by as "userId", as_drafts as "asDrafts",
      (select review_entries from organisation) as "isReviewed" from import
    where id = ${id}::bigint and status = ${status}`.execute(db)
  const [row] = rows
  if (!row) return null
  const { sheets, ...task } = row
  const {
    head = [],
    headRows = [head],
    titles = [],
    from1904 = false,
    wholeUnits,
    name,
  } = sheets[row.sheet] ?? {}
  return { ...task, head, headRows, titles, isText: name === '', from1904, wholeUnits }
}

/** The rows below the head of the chosen sheet, to stand in WHERE. */
export const rowsOf = ({ id, sheet, headRow }: Pick<Task, 'id' | 'sheet' | 'headRow'>) =>
  sql`r.import_id = ${id}::bigint and r.sheet = ${sheet}::integer and r.row_number > ${headRow}::integer`
