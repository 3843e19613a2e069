import { hasBasis } from '../../household/basis.ts'
import { holdHousehold } from '../../household/hold.ts'
import { type Db, sql } from '../../platform/database.ts'
import { failure } from '../../platform/errors.ts'
import type { Viewer } from '../../platform/visibility.ts'
import { columnFor } from '../check-row.ts'
import { rowsOf, type Task } from '../queries.ts'
import { mayFill } from '../writable.ts'
import { decisionOf } from './decision.ts'

/** It may have been switched off, or the importer's right taken, since the rows were checked. @throws import.fields_changed */
export async function requireHousehold(trx: Db, viewer: Viewer): Promise<void> {
  const { isOn } = await holdHousehold(trx)
  if (!isOn || !mayFill(viewer, 'household')) throw failure('import.fields_changed')
}

/**
 * Marks cells with household data of companies and of persons for whom no basis stands: of a new customer there is none yet. It
 * goes around `seenBy`: the hit was found so (mark.ts), and what is told of it is that a consent is missing.
 * @param isDecided whether what becomes of known customers is decided by now: a row that is left out needs no basis
 */
export async function markWithoutBasis(trx: Db, task: Task, isDecided: boolean): Promise<void> {
  if (!task.mapping.includes('household')) return
  const decision = decisionOf(task)
  const isKnown = isDecided ? sql`${decision} in ('fill', 'overwrite')` : sql`r.known_id is not null`
  const isLeft = isDecided ? sql`${decision} = 'skip'` : sql`false`
  await sql`
    update import_row r set problems = jsonb_build_array(jsonb_build_object(
      'column', ${columnFor(task.mapping, 'household')}::integer,
      'code', case when found.is_person then 'household.no_consent' else 'household.company' end,
      'data', jsonb_build_object('purpose', (
        select p.name from organisation o join privacy_purpose p on p.id = o.household_purpose_id))))
    from (
      select r.row_number, coalesce(c.type, r.parsed -> 'customer' ->> 'type', 'company') = 'individual' as is_person,
        ${isKnown} and ${hasBasis(sql`r.known_id`)} as stands
      from import_row r left join customer c on c.id = r.known_id
      where ${rowsOf(task)} and r.problems is null and r.parsed -> 'customer' ? 'household' and not ${isLeft}) found
    where ${rowsOf(task)} and r.row_number = found.row_number and not (found.is_person and found.stands)`.execute(
    trx,
  )
}
