import { readCustomFields } from '../custom-fields/queries.ts'
import { shownCustomerName } from '../customers/name.ts'
import { removeForGood } from '../customers/remove.ts'
import { holdHousehold } from '../household/hold.ts'
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
import { actorOf } from '../session/actions.ts'
import { viewerOf } from '../session/queries.ts'
import { endStep, stepProblem } from './failed.ts'
import { holdInTransaction } from './hold.ts'
import { editedField } from './known/edited-field.ts'
import { changedCustomers, type Edited, editedIn, readEntries, restoreKnown } from './known/restore.ts'
import { findTask, ownImport, type Task } from './queries.ts'

/** Of the customers that stay, so many are named. */
const mostNamed = 20
const batch = 1_000

/** What is written about a customer without standing in the change log. */
const writtenBeside: readonly ScopedTable[] = ['follow_up_plan', 'file', 'registration', 'clash']

/** Whether somebody has changed customer `c` or what hangs on it since it was taken in, or written something about it. */
const isWorkedOn: RawBuilder<unknown> = sql`(
  c.version > 1 or c.deleted_at is not null
  or exists (select from ${hangingOnSeen('change_log')} l where l.customer_id = c.id and l.at > c.created_at)
  or ${sql.join(
    writtenBeside.map(
      (table) => sql`exists (select from ${hangingOnSeen(table)} w where w.customer_id = c.id)`,
    ),
    sql` or `,
  )}
  or exists (select from ${hangingOnSeen('follow_up')} w
    where w.customer_id = c.id and (w.import_id is distinct from c.import_id or w.version > 1)))`

/** What taking an import back would remove and restore, and what would stay, with the names that the viewer sees. */
export async function previewUndo(database: Database, viewer: Viewer, id: number) {
  await ownImport(database, viewer, id)
  const task = await findTask(database.db, id, 'done')
  const [counted] = await selectRows<{ removable: number; kept: number }>(
    database,
    sql`
      select count(*) filter (where not c.worked_on) as removable, count(*) filter (where c.worked_on) as kept
      from (select ${isWorkedOn} as worked_on from ${hangingOnSeen('customer')} c where c.import_id = ${id}::bigint) c`,
  )
  const { removable = 0, kept = 0 } = counted ?? {}
  const named =
    kept === 0 ? [] : await seenNames(database, viewer, sql`c.import_id = ${id}::bigint and ${isWorkedOn}`)
  const restoring = task ? await previewRestore(database, viewer, task) : nothingToRestore
  return { removable, kept, named, ...restoring }
}

const nothingToRestore = { restorable: 0, edited: 0, editedOnes: [] }

/** Of customers that were there before: how many get back what was changed, and what stays of those edited since. */
async function previewRestore(database: Database, viewer: Viewer, task: Task) {
  const { rows: changed } = await sql<{ id: number }>`
    select c.id from ${hangingOnSeen('customer')} c where c.id in ${changedCustomers(task)} order by c.id`.execute(
    database.db,
  )
  const restorable = new Set<number>()
  const edited: Edited[] = []
  for (let from = 0; from < changed.length; from += batch) {
    const ids = changed.slice(from, from + batch).map(({ id }) => id)
    const entries = await readEntries(database.db, task, ids)
    for (const { customerId } of entries) restorable.add(customerId)
    edited.push(...editedIn(entries))
  }
  const byCustomer = Map.groupBy(edited, ({ customerId }) => customerId)
  const custom = byCustomer.size === 0 ? [] : await readCustomFields(database.db)
  const some = [...byCustomer.keys()].slice(0, mostNamed)
  const names = await seenNames(database, viewer, sql`c.id = any(${some}::bigint[])`)
  return {
    restorable: restorable.size,
    edited: byCustomer.size,
    editedOnes: names.map(({ id, name }) => ({
      id,
      name,
      fields: [
        ...new Set((byCustomer.get(id) ?? []).map((one) => editedField(viewer.language, one, custom))),
      ],
    })),
  }
}

async function seenNames(database: Database, viewer: Viewer, which: RawBuilder<unknown>) {
  const rows = await selectRows<{ id: number; type: 'company' | 'individual'; name: string }>(
    database,
    sql`
      select c.id, c.type, c.name from ${seenBy(viewer, 'customer')} c
      where ${which} order by c.id limit ${sql.lit(mostNamed)}`,
  )
  return rows.map(({ type, name, id }) => ({ id, name: shownCustomerName(viewer, { type, name }) }))
}

/** @throws import.not_ready unless the import is done */
export async function startUndo(database: Database, jobs: Jobs, viewer: Viewer, id: number): Promise<void> {
  await ownImport(database, viewer, id)
  await transaction(database.db, actorOf(viewer), async (trx) => {
    const { rows } = await sql`
      update import set status = 'undoing', problem = null
      where id = ${id} and status = 'done' returning id`.execute(trx)
    if (rows.length === 0) throw failure('import.not_ready')
    await jobs.add(trx, 'imports.undo', { importId: id })
  })
}

/**
 * Takes an import back in one transaction: customers that nobody has worked on since are gone, the others stay, and those
 * that were there before get back what was changed and not edited since. Then the import stands where its columns are
 * matched, and can be run again.
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
  await holdHousehold(trx)
  // Whoever is writing about one of them is waited for, and seen by the next statement.
  await sql`
    select from ${hangingOnSeen('customer')} where import_id = ${task.id} or id in ${changedCustomers(task)}
    order by id for update`.execute(trx)
  const { rows: runs } = await sql<{ at: string }>`
    select created_at as at from ${hangingOnSeen('customer')} where import_id = ${task.id}
    union select ran_at from import where id = ${task.id}`.execute(trx)
  const removed = await removeForGood(
    trx,
    sql`id in (select c.id from ${hangingOnSeen('customer')} c where c.import_id = ${task.id} and not ${isWorkedOn})`,
  )
  const { restored, edited } = await restoreKnown(trx, task)
  await removeGroups(
    trx,
    task,
    runs.map(({ at }) => at),
  )
  const { rows: left } = await sql<{ kept: number }>`
    select count(*) as kept from ${hangingOnSeen('customer')} where import_id = ${task.id}`.execute(trx)
  const undone = { removed, kept: left[0]?.kept ?? 0, restored, edited }
  await recordEvent(trx, {
    kind: 'import.undone',
    actorId: task.userId,
    subjectId: task.id,
    data: undone,
  })
  await sql`
    update import set status = 'mapping', rows_done = 0, rows_good = 0, rows_bad = 0, rows_known = 0, rows_joined = 0,
      rows_updated = 0, problem = null, finished_at = null, ran_at = null, undone = ${JSON.stringify(undone)}::jsonb
    where id = ${task.id} and status = 'undoing'`.execute(trx)
}

/** Groups that its runs made and nobody belongs to any more. */
const removeGroups = (trx: Db, task: Task, runs: readonly string[]) =>
  sql`
  delete from company_group g
  where g.created_by = ${task.userId} and g.created_at = any(${runs}::timestamptz[])
    and not exists (select from ${hangingOnSeen('customer')} c where c.group_id = g.id)`.execute(trx)
