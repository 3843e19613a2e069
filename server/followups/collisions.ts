import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'

/**
 * Two people edited the same follow-up or plan: what only one of them touched merges, the same field changed to different values
 * is refused with both, as on customers and contacts.
 */
export async function refuseCollisions(
  trx: Db,
  record: 'follow_up' | 'follow_up_plan',
  { id, version, current }: { id: number; version: number; current: number },
  changes: Record<string, unknown>,
): Promise<void> {
  if (version === current) return
  const { rows } = await sql<{ field: string; theirs: unknown; by: string | null; at: string }>`
    select distinct on (field) field, change -> 1 as theirs, l.at, u.name as by
    from change_log l left join user_account u on u.id = l.actor_id, jsonb_each(changes) as each(field, change)
    where record = ${record} and record_id = ${id} and l.version > ${version}
    order by field, l.id desc`.execute(trx)
  const collisions = Object.fromEntries(
    rows
      .filter(({ field, theirs }) => field in changes && changes[field] !== theirs)
      .map(({ field, theirs, by, at }) => [field, { yours: changes[field], theirs, by, at }]),
  )
  if (Object.keys(collisions).length > 0)
    throw new Failure('record.changed', { collisions, version: current })
}
