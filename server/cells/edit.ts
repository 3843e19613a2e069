import type * as contract from '../../contract/cells.ts'
import { isCustomColumn, isEditable } from '../../contract/customer-columns.ts'
import type { CustomerChanges } from '../../contract/customer-fields.ts'
import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type { CustomTarget, ImportTarget } from '../../contract/import-targets.ts'
import { updateCustomer } from '../customers/actions.ts'
import { fieldsOf } from '../customers/columns.ts'
import { readLookups } from '../imports/lookups.ts'
import { problemText } from '../imports/row-problem.ts'
import { type Lookups, type Taken, takers } from '../imports/take-cell.ts'
import { takeCustom } from '../imports/take-custom.ts'
import { type Database, transaction } from '../platform/database.ts'
import { asFailure, type Failure } from '../platform/errors.ts'
import { problemSentence, sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'

type Row = BodyOf<typeof contract.editCells>['rows'][number]
type Kept = ResultOf<typeof contract.editCells>['rows'][number]
type Problem = Kept['problems'][number]
/** What a text became, by the column it stood in. */
type Changes = Map<string, CustomerChanges>

/** Each row by itself: one that can't be kept holds up no other. */
export async function editCells(database: Database, viewer: Viewer, rows: readonly Row[]): Promise<Kept[]> {
  const lookups = await readLookups(database.db, viewer)
  const kept: Kept[] = []
  for (const row of rows) kept.push(await editRow(database, viewer, row, lookups))
  return kept
}

/** What is refused is taken out and the rest tried again, so that one wrong cell costs no other. */
async function editRow(database: Database, viewer: Viewer, row: Row, lookups: Lookups): Promise<Kept> {
  const { id, version } = row
  const { changes, problems } = readCells(viewer, row, lookups)
  while (changes.size > 0) {
    try {
      const edit = { version, changes: togetherOf(changes) }
      const written = await transaction(database.db, actorOf(viewer), (trx) =>
        updateCustomer(trx, viewer, id, edit),
      )
      return { id, version: written.version, problems }
    } catch (error) {
      const failed = asFailure(error)
      if (!failed) throw error
      for (const problem of refusedIn(viewer, failed, changes)) {
        problems.push(problem)
        changes.delete(problem.column)
      }
    }
  }
  return { id, version: null, problems }
}

function readCells(viewer: Viewer, { cells }: Row, lookups: Lookups) {
  const changes: Changes = new Map()
  const problems: Problem[] = []
  for (const [column, text] of Object.entries(cells)) {
    const taken: Taken | CustomerChanges = isEditable(column)
      ? readCell(column, text, lookups)
      : { ok: false, code: 'field.not_writable' }
    if (!('ok' in taken)) changes.set(column, taken)
    else if (!taken.ok)
      problems.push({
        column,
        code: taken.code,
        message: problemText(viewer.language, { column: null, ...taken }),
      })
  }
  return { changes, problems }
}

/** A list names fields as records do, an import some of them by what stands in its columns. */
const targets: Record<string, ImportTarget> = { industryId: 'industry', regionCode: 'region' }

function readCell(
  column: string,
  text: string,
  lookups: Lookups,
): CustomerChanges | Extract<Taken, { ok: false }> {
  const cell = text.trim()
  if (isCustomColumn(column)) {
    if (cell === '') return { custom: { [column]: null } }
    const target: CustomTarget = `custom.${column}`
    const taken = takeCustom(target, { cell, head: '', lookups })
    return taken.ok ? { custom: taken.custom ?? {} } : taken
  }
  if (cell === '') return { [column]: null }
  const taken = takers[targets[column] ?? (column as ImportTarget)]({ cell, head: '', lookups })
  if (!taken.ok) return taken
  // A street behind the district belongs into another column, whose words it would replace.
  if (taken.customer && 'address' in taken.customer && column !== 'address')
    return { ok: false, code: 'region.street' }
  return fieldsOf(taken.customer ?? {})
}

function togetherOf(changes: Changes): CustomerChanges {
  const all = [...changes.values()]
  const custom = Object.assign({}, ...all.map((one) => one.custom))
  return { ...Object.assign({}, ...all), ...(Object.keys(custom).length > 0 && { custom }) }
}

/** The columns that a refusal names, or all of them where it names none. */
function refusedIn(viewer: Viewer, failed: Failure, changes: Changes): Problem[] {
  const { language } = viewer
  const whole = { code: failed.code, message: sentence(language, `errors.${failed.code}`, failed.data) }
  const named = failed.fields.flatMap(({ path, code, data }) => {
    const column = columnAt(path)
    return column ? [{ column, code, message: problemSentence(language, code, data ?? {}) }] : []
  })
  const collided = Object.keys(failed.collisions ?? {}).flatMap((field) => {
    const column = columnAt(field)
    return column ? [{ column, ...whole }] : []
  })
  const told = [...named, ...collided].filter(({ column }) => changes.has(column))
  return told.length > 0 ? told : [...changes.keys()].map((column) => ({ column, ...whole }))
}

/** `changes.budget.min` speaks of the column `budget`, `changes.custom.cf_1a` of `cf_1a`. */
const columnAt = (path: string) => /^(?:changes\.)?(?:custom\.)?(\w+)/.exec(path)?.[1]
