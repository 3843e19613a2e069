import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'

type Ids = readonly [number, number]

/** Said twice it stays as it was said first. @throws record.not_found */
export async function tellPairApart(trx: Db, viewer: Viewer, ids: Ids): Promise<void> {
  const { low, high } = await lockPair(trx, viewer, ids)
  await sql`
    update duplicate_pair set told_apart_at = now(), told_apart_by = ${viewer.userId}, told_apart_kinds = kinds
    where low_id = ${low} and high_id = ${high} and told_apart_at is null`.execute(trx)
}

/** @throws record.not_found */
export async function reopenPair(trx: Db, viewer: Viewer, ids: Ids): Promise<void> {
  const { low, high } = await lockPair(trx, viewer, ids)
  await sql`
    update duplicate_pair set told_apart_at = null, told_apart_by = null, told_apart_kinds = null
    where low_id = ${low} and high_id = ${high}`.execute(trx)
}

async function lockPair(trx: Db, viewer: Viewer, ids: Ids): Promise<{ low: number; high: number }> {
  const [low, high] = [Math.min(...ids), Math.max(...ids)]
  const { rows } = await sql`
    select from duplicate_pair p
    join ${seenBy(viewer, 'customer', { action: 'edit' })} a on a.id = p.low_id
    join ${seenBy(viewer, 'customer', { action: 'edit' })} b on b.id = p.high_id
    where p.low_id = ${low}::bigint and p.high_id = ${high}::bigint for update of p`.execute(trx)
  if (rows.length === 0) throw failure('record.not_found')
  return { low, high }
}
