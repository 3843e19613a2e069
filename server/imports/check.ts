import { setImmediate } from 'node:timers/promises'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'
import type { Cell } from '../platform/workbook/cell.ts'
import { viewerOf } from '../session/queries.ts'
import { checkRow, type ParsedRow, type Plan } from './check-row.ts'
import { correctBy, type Mends, mendedCells, mendOf, readCorrections } from './corrections.ts'
import { checkedVersions } from './custom-versions.ts'
import { endStep, stepProblem } from './failed.ts'
import { holding } from './hold.ts'
import { isFirst } from './known/decision.ts'
import { markWithoutBasis } from './known/household.ts'
import { markKnown, markRepeated } from './known/mark.ts'
import { readLookups } from './lookups.ts'
import { planningForMany } from './many-rows.ts'
import { findTask, rowsOf, type Task } from './queries.ts'
import { type FindKind, rowKinds } from './row-kinds.ts'
import { joinSameCustomers } from './same-customer.ts'
import { endWhenAsked } from './stop.ts'

const batch = 1_000
/** So many rows are checked at a stretch (some 10 ms); between them the server answers. */
const stretch = 100

type StagedRow = { row: number; cells: Cell[]; mends: Mends | null }

/** Checks every row of an import and looks for duplicates; then it is ready to run. */
export async function checkImport(database: Database, importId: number): Promise<void> {
  try {
    await holding(database.db, importId, async (held) => {
      const task = await findTask(held, importId, 'checking')
      if (!task) return
      const viewer = await viewerOf(database, task.userId)
      if (!viewer || !mayAtAll(viewer, 'customer.import')) throw failure('permission.denied')
      const lookups = await readLookups(held, viewer)
      const correct = correctBy(await readCorrections(held, task))
      await checkRows(held, task, { ...task, lookups, correct })
      await finishCheck(held, task, viewer, checkedVersions(task, lookups))
    })
  } catch (error) {
    const problem = stepProblem(error)
    await endStep(database.db, importId, { from: 'checking', to: 'mapping', problem })
    if (problem.code === 'internal') throw error
  }
}

/** One batch is checked here while PostgreSQL keeps the one before and reads the one behind. */
async function checkRows(held: Db, task: Task, plan: Plan): Promise<void> {
  const kindOf = rowKinds(task)
  let kept = 0
  let checked: string[] = []
  const keep = async () => {
    if (checked.length === 0) return
    await keepChecked(held, task, checked)
    kept += checked.length
    await sql`update import set rows_done = ${kept} where id = ${task.id}`.execute(held)
  }
  let rows = await stagedRows(held, task, task.headRow)
  while (rows.length > 0) {
    await endWhenAsked(held, task.id)
    const last = rows.slice(0, batch).at(-1)?.row ?? 0
    const following = keep().then(() => stagedRows(held, task, last))
    const [outcome, next] = await Promise.all([checkBatch(rows, plan, kindOf), following])
    checked = outcome
    rows = next
  }
  await keep()
}

/** The row behind the batch is only looked at. */
async function checkBatch(rows: readonly StagedRow[], plan: Plan, kindOf: FindKind): Promise<string[]> {
  const checked: string[] = []
  for (const [index, row] of rows.slice(0, batch).entries()) {
    if (index % stretch === 0) await setImmediate()
    const found = kindOf(row, rows[index + 1])
    // Who puts right the very cell that speaks against a customer says that there is one.
    const isMended = found?.column != null && mendOf(row.mends, found.column, plan.mapping) !== null
    const { problems, ...parsed } =
      found && !isMended
        ? { ...nothingTaken, problems: [found] }
        : checkRow(mendedCells(row.cells, row.mends, plan.mapping), plan)
    checked.push(
      JSON.stringify({ row_number: row.row, parsed, problems: problems.length > 0 ? problems : null }),
    )
  }
  return checked
}

const nothingTaken: ParsedRow = { customer: {}, contact: null, phones: [] }

const keepChecked = (held: Db, task: Task, checked: readonly string[]) =>
  sql`
    update import_row r set parsed = given.parsed, problems = given.problems, customer_id = given.customer_id,
      joins = null, known_id = null, known_by = null, known_effect = null, known_editable = false
    from (
      select row_number, parsed, nullif(problems, 'null') as problems, ${reservedId} as customer_id
      from jsonb_to_recordset(${`[${checked.join(',')}]`}::jsonb) as checked(row_number integer, parsed jsonb, problems jsonb)) given
    where r.import_id = ${task.id} and r.sheet = ${task.sheet} and r.row_number = given.row_number`.execute(
    held,
  )

/** Good rows get their customer's id now: written by the run, it would cost a second writing of every row. */
const reservedId = sql`case when nullif(problems, 'null') is null
  then nextval((select pg_get_serial_sequence('customer', 'id')::regclass)) end`

async function stagedRows(held: Db, task: Task, after: number): Promise<StagedRow[]> {
  const { rows } = await sql<StagedRow>`
    select row_number as row, cells, mends from import_row r
    where ${rowsOf(task)} and r.row_number > ${after}::integer order by row_number limit ${batch + 1}`.execute(
    held,
  )
  return rows
}

const finishCheck = (held: Db, task: Task, viewer: Viewer, versions: Record<string, number>) =>
  transaction(held, { userId: task.userId, source: 'import' }, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx)
    await planningForMany(trx, async () => {
      await joinSameCustomers(trx, task)
      await markKnown(trx, task, viewer)
      await markRepeated(trx, task)
      await markWithoutBasis(trx, task, false)
    })
    await sql`
      update import set status = 'ready', stop_asked = false, rows_good = count.good, rows_bad = count.bad,
        rows_known = count.known, rows_joined = count.joined, rows_updated = 0, rows_done = rows_total,
        checked_custom = ${JSON.stringify(versions)}::jsonb
      from (select count(*) filter (where ${isFirst} and r.known_id is null) as good, count(problems) as bad,
              count(*) filter (where ${isFirst} and r.known_id is not null) as known,
              count(*) filter (where problems is null and joins is not null) as joined
            from import_row r where ${rowsOf(task)}) count
      where id = ${task.id} and status = 'checking'`.execute(trx)
  })
