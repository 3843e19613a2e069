import { issueEach, type Unnumbered } from '../customers/number.ts'
import { closeEntry } from '../duplicates/locks.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { mayAtAll, mayTo, type Viewer } from '../platform/visibility.ts'
import { viewerOf } from '../session/queries.ts'
import { holdCheckedFields } from './custom-versions.ts'
import { endStep, stepProblem } from './failed.ts'
import { holdInTransaction } from './hold.ts'
import { decisionOf, isFirst } from './known/decision.ts'
import { markWithoutBasis, requireHousehold } from './known/household.ts'
import { markJoinedToBad, markNotEditable, markNowKnown } from './known/mark.ts'
import { updateKnown } from './known/update.ts'
import { planningForMany } from './many-rows.ts'
import { markGoneTags, markInactiveOwners } from './mark-gone.ts'
import { findTask, rowsOf, type Task } from './queries.ts'
import { collectingNames } from './search-index.ts'
import { endWhenAsked } from './stop.ts'
import { type Placed, takeIn } from './take-in.ts'

const batch = 5_000

/** From so many new customers on, PostgreSQL would go on planning for the table as it was before. */
const manyNew = 1_000

/** After these the rows must be checked again before they can be run. */
const mustCheckAgain: ReadonlySet<string> = new Set(['import.fields_changed', 'import.rows_left_out'])

/** Takes in all good rows in one transaction: all of them or, whatever happens, none. */
export async function runImport(database: Database, importId: number): Promise<void> {
  try {
    const task = await findTask(database.db, importId, 'running')
    if (!task) return
    const viewer = await viewerOf(database, task.userId)
    if (!viewer || !mayAtAll(viewer, 'customer.import')) throw failure('permission.denied')
    const made = await transaction(database.db, { userId: task.userId, source: 'import' }, (trx) =>
      run(database.db, trx, task, viewer),
    )
    if (made >= manyNew) await sql`analyze customer, contact`.execute(database.db)
  } catch (error) {
    const problem = stepProblem(error)
    const to = mustCheckAgain.has(problem.code) ? 'mapping' : 'ready'
    await endStep(database.db, importId, { from: 'running', to, problem })
    if (problem.code === 'internal') throw error
  }
}

/** @returns how many customers are new */
async function run(db: Db, trx: Db, task: Task, viewer: Viewer): Promise<number> {
  await sql`set local statement_timeout = 0`.execute(trx)
  await holdInTransaction(trx, task.id)
  if (!(await findTask(trx, task.id, 'running'))) return 0
  if (task.mapping.includes('household')) await requireHousehold(trx, viewer)
  await closeEntry(trx)
  await holdCheckedFields(trx, task)
  await planningForMany(trx, async () => {
    await markInactiveOwners(trx, task)
    await markGoneTags(trx, task)
    await markNowKnown(trx, task)
    await markNotEditable(trx, task, viewer)
    await markWithoutBasis(trx, task, true)
    await markJoinedToBad(trx, task)
  })
  await refuseLeftOut(trx, task)
  const placed = await placeRows(trx, task, viewer)
  const made = placed.length
  let updated = 0
  await collectingNames(trx, async () => {
    updated = await updateKnown(trx, { task, viewer }, () => endWhenAsked(db, task.id))
    for (let from = 0; from < made; from += batch) {
      await takeIn(trx, task, placed.slice(from, from + batch))
      await showProgress(db, task, Math.min(from + batch, made))
      await endWhenAsked(db, task.id)
    }
  })
  await recordEvent(trx, {
    kind: 'import.done',
    actorId: task.userId,
    subjectId: task.id,
    data: { customers: made, updated },
  })
  await sql`
    update import set status = 'done', rows_good = ${made}, rows_done = ${made}, rows_updated = ${updated},
      rows_joined = count.joined, rows_bad = rows_total - ${made + updated} - count.joined,
      stop_asked = false, finished_at = now(), ran_at = now()
    from (select count(*) as joined from import_row r join import_row f
            on f.import_id = r.import_id and f.sheet = r.sheet and f.row_number = r.joins
          where ${rowsOf(task)} and r.problems is null and ${decisionOf(task, 'f')} <> 'skip') count
    where id = ${task.id} and status = 'running'`.execute(trx)
  return made
}

/** Rows can turn bad after the check: somebody enters one of the customers. @throws import.rows_left_out */
async function refuseLeftOut(trx: Db, task: Task): Promise<void> {
  const { rows } = await sql<{ bad: number }>`
    select count(r.problems) as bad from import_row r join import i on i.id = r.import_id
    where ${rowsOf(task)} and i.every_row`.execute(trx)
  const bad = rows[0]?.bad ?? 0
  if (bad > 0) throw failure('import.rows_left_out', { count: bad })
}

/** Seen by the waiting page, so it goes around the transaction; that it fails is no reason to fail. */
const showProgress = (db: Db, { id }: Task, done: number) =>
  sql`update import set rows_done = ${done} where id = ${id}`.execute(db).catch(() => undefined)

type GoodRow = Unnumbered & { ownerId: number; departmentId: number }

/** Gives every good row a number, in the order of the sheet; where entries are reviewed only those that the importer may approve. */
async function placeRows(trx: Db, task: Task, viewer: Viewer): Promise<Placed[]> {
  // The lock keeps owners from moving to another department until their customers are written.
  await sql`
    select from user_account where id in (
      select distinct coalesce((r.parsed -> 'customer' ->> 'owner_id')::bigint, ${task.userId}::bigint) from import_row r
      where ${rowsOf(task)} and r.problems is null) order by id for share`.execute(trx)
  const { rows: joined } = await sql<{ row: number; joins: number; hasContact: boolean }>`
    select r.row_number as row, r.joins, jsonb_typeof(r.parsed -> 'contact') = 'object' as "hasContact" from import_row r
    where ${rowsOf(task)} and r.problems is null and r.joins is not null order by r.row_number`.execute(trx)
  const byFirst = Map.groupBy(joined, ({ joins }) => joins)
  const { rows } = await sql<GoodRow>`
    select r.row_number as id, coalesce(r.parsed -> 'customer' ->> 'type', 'company') as type, i.short_code as "shortCode",
      o.id as "ownerId", o.department_id as "departmentId"
    from import_row r left join industry i on i.id = (r.parsed -> 'customer' ->> 'industry_id')::bigint
    join user_account o on o.id = coalesce((r.parsed -> 'customer' ->> 'owner_id')::bigint, ${task.userId}::bigint)
    where ${rowsOf(task)} and ${isFirst} and ${decisionOf(task)} = 'new' order by r.row_number`.execute(trx)
  const isNumbered = ({ ownerId, departmentId }: GoodRow) =>
    !task.isReviewed || (!task.asDrafts && mayTo(viewer, 'approve', { id: 0, ownerId, departmentId }))
  const numbers = await issueEach(trx, rows.filter(isNumbered))
  return rows.map(({ id: row }) => {
    const further = byFirst.get(row) ?? []
    return {
      row,
      number: numbers.get(row) ?? null,
      joined: further.map((one) => one.row),
      contacts: further.filter(({ hasContact }) => hasContact).length,
    }
  })
}
