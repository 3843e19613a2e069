import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { type Logged, loggedChange } from './logged.ts'
import { isSameValue } from './same-value.ts'

/**
 * Two people edited the same record. Fields that only one of them touched merge; where both changed the same field
 * to different values, neither is lost: the second is refused with both values side by side.
 */
export async function refuseCollisions(
  trx: Db,
  viewer: Viewer,
  record: Logged,
  { id, version, current, own }: { id: number; version: number; current: number; own: boolean },
  changes: Record<string, unknown>,
): Promise<void> {
  if (version === current) return
  const { rows } = await sql<{ field: string; theirs: unknown; by: string | null; at: string }>`
    select distinct on (field) field, change -> 1 as theirs, l.at, u.name as by
    from change_log l left join user_account u on u.id = l.actor_id, jsonb_each(changes) as each(field, change)
    where record = ${record} and record_id = ${id} and l.version > ${version}
    order by field, l.id desc`.execute(trx)
  const collisions = Object.fromEntries(
    rows.flatMap(({ field, theirs, by, at }) => {
      if (!(field in changes)) return []
      const shown = loggedChange(viewer, record, [field, [null, theirs]], own)
      // Whether a value that isn't shown is the same as mine would tell it.
      const isSame = shown !== null && !shown.masked && isSameValue(shown.after, changes[field])
      return isSame ? [] : [[field, { yours: changes[field], theirs: shown?.after ?? null, by, at }]]
    }),
  )
  if (Object.keys(collisions).length > 0)
    throw new Failure('record.changed', { collisions, version: current })
}
