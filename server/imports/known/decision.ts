import type { Effect } from '../../../contract/duplicates.ts'
import type { BodyOf } from '../../../contract/endpoint.ts'
import type {
  Decided,
  decideKnown as decideEndpoint,
  ImportState,
  KnownDecision,
} from '../../../contract/imports.ts'
import {
  type Database,
  type Db,
  type RawBuilder,
  selectRows,
  sql,
  transaction,
} from '../../platform/database.ts'
import { failure } from '../../platform/errors.ts'
import { requirePermission, type Viewer } from '../../platform/visibility.ts'
import { actorOf } from '../../session/actions.ts'
import { ownImport, rowsOf, type Task } from '../queries.ts'

type Deciding = Pick<Task, 'knownDecision'>

/** Rows that make or change a customer; further rows of it go with theirs. */
export const isFirst = sql`r.problems is null and r.joins is null`

/**
 * What becomes of a first row `r`: `new`, or what was decided for known customers, as far as it can be done. Who may not
 * edit a customer leaves it out, and where a rule blocks a second customer there is none. One that only may be the same is
 * another one, until it is decided for its row.
 */
export const decisionOf = ({ knownDecision }: Deciding, row: 'r' | 'f' = 'r'): RawBuilder<KnownDecision> => {
  const of = (column: string) => sql.ref(`${row}.${column}`)
  const chosen = sql`coalesce(${of('decision')}, case ${of('known_effect')} when 'warn' then 'new' else ${knownDecision}::text end)`
  return sql`case
    when ${of('known_id')} is null then 'new'
    when ${chosen} in ('fill', 'overwrite') and not ${of('known_editable')} then 'skip'
    when ${chosen} = 'new' and ${of('known_effect')} = 'block' then 'skip'
    else ${chosen} end`
}

/** What can be chosen for a row, in the order of the page. */
export const choicesFor = ({
  effect,
  isEditable,
}: {
  effect: Effect
  isEditable: boolean
}): KnownDecision[] => [
  'skip',
  ...(isEditable ? (['fill', 'overwrite'] as const) : []),
  ...(effect === 'block' ? [] : (['new'] as const)),
]

const none: Decided = { skip: 0, fill: 0, overwrite: 0, new: 0 }

/** How many known customers go which way, while that is asked: the page of a run reads its state twice a second. */
export async function countDecided(
  database: Database,
  task: Pick<Task, 'id' | 'sheet' | 'headRow' | 'knownDecision'> & Pick<ImportState, 'rowsKnown' | 'status'>,
): Promise<Decided> {
  if (task.rowsKnown === 0 || task.status !== 'ready') return none
  const rows = await selectRows<{ decision: KnownDecision; count: number }>(
    database,
    sql`
      select ${decisionOf(task)} as decision, count(*) as count from import_row r
      where ${rowsOf(task)} and ${isFirst} and r.known_id is not null group by 1`,
  )
  return { ...none, ...Object.fromEntries(rows.map(({ decision, count }) => [decision, count])) }
}

/** Without rows, for all of them: what was chosen for single ones before is chosen anew. */
export async function decideKnown(
  database: Database,
  viewer: Viewer,
  id: number,
  { decision, rowNumbers }: BodyOf<typeof decideEndpoint>,
): Promise<void> {
  const { sheet } = await ownImport(database, viewer, id)
  if (decision === 'fill' || decision === 'overwrite') requirePermission(viewer, 'customer.edit')
  await transaction(database.db, actorOf(viewer), async (trx) => {
    const { rows: held } = await sql`
      select from import where id = ${id} and status = 'ready' for update`.execute(trx)
    if (held.length === 0) throw failure('import.not_ready')
    if (rowNumbers) await decideRows(trx, { id, sheet }, decision, rowNumbers)
    else await decideAll(trx, { id, sheet }, decision)
  })
}

const decideRows = (
  trx: Db,
  { id, sheet }: Pick<Task, 'id' | 'sheet'>,
  decision: KnownDecision,
  rows: number[],
) =>
  sql`
    update import_row set decision = ${decision}
    where import_id = ${id} and sheet = ${sheet} and row_number = any(${rows}::integer[]) and known_id is not null`.execute(
    trx,
  )

async function decideAll(
  trx: Db,
  { id, sheet }: Pick<Task, 'id' | 'sheet'>,
  decision: KnownDecision,
): Promise<void> {
  await sql`update import set known_decision = ${decision} where id = ${id}`.execute(trx)
  await sql`
    update import_row set decision = null
    where import_id = ${id} and sheet = ${sheet} and decision is not null`.execute(trx)
}
