import { shownCustomerName } from '../customers/name.ts'
import { removeForGood } from '../customers/remove.ts'
import {
  type Database,
  type Db,
  type RawBuilder,
  selectRows,
  sql,
  transaction,
} from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { Jobs } from '../platform/jobs.ts'
import { hangingOnSeen, mayAtAll, type ScopedTable, seenBy, type Viewer } from '../platform/visibility.ts'
import { viewerOf } from '../session/queries.ts'
import { enqueue } from './enqueue.ts'
import { endStep, stepProblem } from './failed.ts'
import { holdInTransaction } from './hold.ts'
import { findTask, ownImport, type Task } from './queries.ts'

/** Of the customers that stay, so many are named. */
const mostNamed = 20

/** What is written about a customer without standing in the change log. */
const writtenBeside: readonly ScopedTable[] = ['follow_up', 'follow_up_plan', 'file']

/** Whether somebody has changed customer `c` or what hangs on it since it was taken in, or written something about it. */
const isWorkedOn: RawBuilder<unknown> = sql`(
  c.version > 1 or c.deleted_at is not null
  or exists (select from ${hangingOnSeen('change_log')} l where l.customer_id = c.id and l.at > c.created_at)
  or ${sql.join(
    writtenBeside.map(
      (table) => sql`exists (select from ${hangingOnSeen(table)} w where w.customer_id = c.id)`,
    ),
    sql` or `,
  )})`

/** What taking an import back would remove, and what would stay, with the names that the viewer sees. */
export async function previewUndo(database: Database, viewer: Viewer, id: number) {
  await ownImport(database, viewer, id)
  const [counted] = await selectRows<{ removable: number; kept: number }>(
    database,
    sql`
      select count(*) filter (where not c.worked_on) as removable, count(*) filter (where c.worked_on) as kept
      from (select ${isWorkedOn} as worked_on from ${hangingOnSeen('customer')} c where c.import_id = ${id}::bigint) c`,
  )
  const { removable = 0, kept = 0 } = counted ?? {}
  const named = kept === 0 ? [] : await keptNames(database, viewer, id)
  return { removable, kept, named }
}

async function keptNames(database: Database, viewer: Viewer, id: number) {
  const rows = await selectRows<{ id: number; type: 'company' | 'individual'; name: string }>(
    database,
    sql`
      select c.id, c.type, c.name from ${seenBy(viewer, 'customer')} c
      where c.import_id = ${id}::bigint and ${isWorkedOn} order by c.id limit ${sql.lit(mostNamed)}`,
  )
  return rows.map(({ type, name, id }) => ({ id, name: shownCustomerName(viewer, { type, name }) }))
}

/** @throws import.not_ready unless the import is done */
export async function startUndo(
  database: Database,
  jobs: Pick<Jobs, 'add'>,
  viewer: Viewer,
  id: number,
): Promise<void> {
  await ownImport(database, viewer, id)
  const { rows } = await sql`
    update import set status = 'undoing', problem = null
    where id = ${id} and status = 'done' returning id`.execute(database.db)
  if (rows.length === 0) throw failure('import.not_ready')
  await enqueue(database.db, jobs, id, { task: 'imports.undo', from: 'undoing', to: 'done' })
}

/**
 * Takes an import back in one transaction: customers that nobody has worked on since are gone, the others stay. Then the
 * import stands where its columns are matched, and can be run again.
 */
export async function undoImport(database: Database, importId: number): Promise<void> {
  try {
    const task = await findTask(database.db, importId, 'undoing')
    if (!task) return
    const viewer = await viewerOf(database, task.userId)
    if (!viewer || !mayAtAll(viewer, 'customer.import')) throw failure('permission.denied')
    await transaction(database.db, { userId: task.userId, source: 'import' }, (trx) => undo(trx, task))
  } catch (error) {
    const problem = stepProblem(error)
    await endStep(database.db, importId, { from: 'undoing', to: 'done', problem })
    if (problem.code === 'internal') throw error
  }
}

async function undo(trx: Db, task: Task): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(trx)
  await holdInTransaction(trx, task.id)
  if (!(await findTask(trx, task.id, 'undoing'))) return
  // Whoever is writing about one of them is waited for, and seen by the next statement.
  const { rows } = await sql<{ at: string }>`
    select distinct c.created_at as at from (
      select created_at from ${hangingOnSeen('customer')} where import_id = ${task.id} order by id for update) c`.execute(
    trx,
  )
  const runs = rows.map(({ at }) => at)
  const removed = await removeForGood(
    trx,
    sql`id in (select c.id from ${hangingOnSeen('customer')} c where c.import_id = ${task.id} and not ${isWorkedOn})`,
  )
  await removeGroups(trx, task, runs)
  const { rows: left } = await sql<{ kept: number }>`
    select count(*) as kept from ${hangingOnSeen('customer')} where import_id = ${task.id}`.execute(trx)
  const undone = { removed, kept: left[0]?.kept ?? 0 }
  await recordEvent(trx, {
    kind: 'import.undone',
    actorId: task.userId,
    subjectId: task.id,
    data: undone,
  })
  await sql`
    update import set status = 'mapping', rows_done = 0, rows_good = 0, rows_bad = 0, problem = null, finished_at = null,
      undone = ${JSON.stringify(undone)}::jsonb
    where id = ${task.id} and status = 'undoing'`.execute(trx)
}

/** Groups that its runs made and nobody belongs to any more. */
const removeGroups = (trx: Db, task: Task, runs: readonly string[]) =>
  sql`
  delete from company_group g
  where g.created_by = ${task.userId} and g.created_at = any(${runs}::timestamptz[])
    and not exists (select from ${hangingOnSeen('customer')} c where c.group_id = g.id)`.execute(trx)
