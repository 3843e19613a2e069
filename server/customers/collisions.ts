import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import { loggedValue } from './logged.ts'

/**
 * Two people edited the same record. Fields that only one of them touched merge; where both changed the same field
 * to different values, neither is lost: the second is refused with both values side by side.
 */
export async function refuseCollisions(
  trx: Db,
  record: 'customer' | 'contact',
  {
    id,
    version,
    current,
    masked = false,
  }: { id: number; version: number; current: number; masked?: boolean },
  changes: Record<string, unknown>,
): Promise<void> {
  if (version === current) return
  const { rows } = await sql<{ field: string; theirs: unknown }>`
    select distinct on (field) field, change -> 1 as theirs
    from change_log, jsonb_each(changes) as each(field, change)
    where record = ${record} and record_id = ${id} and version > ${version}
    order by field, id desc`.execute(trx)
  const collisions = Object.fromEntries(
    rows
      .filter(
        ({ field, theirs }) => field in changes && !same(loggedValue(field, theirs, false), changes[field]),
      )
      .map(({ field, theirs }) => [
        field,
        { yours: changes[field], theirs: loggedValue(field, theirs, masked) },
      ]),
  )
  if (Object.keys(collisions).length > 0) throw new Failure('record.changed', { collisions })
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

/** JSON with sorted keys: jsonb gives them back in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
