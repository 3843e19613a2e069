import { type Db, sql, transaction } from '../platform/database.ts'
import { canonicalEntry, entryHash, noHash, sealHash } from './hash.ts'

/** Entries per seal; what waits beyond that gets the next one at once. */
const batch = 5_000

/**
 * Seals what waits to be sealed. An entry whose transaction is still running can't be seen yet and gets into a later
 * seal, although its number may be lower: which entries a seal holds is written down, not derived from their numbers.
 * @returns the number of entries sealed
 */
export async function sealAccessLog(db: Db): Promise<number> {
  let sealed = 0
  for (;;) {
    const entries = await transaction(db, { userId: null, source: 'system' }, sealBatch)
    sealed += entries
    if (entries < batch) return sealed
  }
}

async function sealBatch(trx: Db): Promise<number> {
  // An entry that somebody removed before it was sealed goes on waiting: that is how its absence shows.
  // Seals are numbered without a gap and each knows the one before: one at a time.
  await sql`select pg_advisory_xact_lock(hashtextextended('access log seal', 0))`.execute(trx)
  const waiting = await sql<{ id: number }>`
    delete from access_log_unsealed where entry_id in (
      select u.entry_id from access_log_unsealed u join access_log l on l.id = u.entry_id
      order by u.entry_id limit ${sql.lit(batch)})
    returning entry_id as id`.execute(trx)
  if (waiting.rows.length === 0) return 0
  const ids = waiting.rows.map(({ id }) => id)
  const { rows } = await sql<{ id: number; canonical: string }>`
    select l.id, ${canonicalEntry} as canonical from access_log l
    where l.id = any(${ids}::bigint[]) order by l.id`.execute(trx)
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return 0
  const before = await trx
    .selectFrom('access_log_seal')
    .select(['id', 'hash'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const previous = before?.hash ?? noHash
  const seal = { id: (before?.id ?? 0) + 1, fromId: first.id, toId: last.id, entries: rows.length }
  const hashes = rows.map(({ canonical }) => entryHash(canonical))
  await trx
    .insertInto('access_log_seal')
    .values({
      id: seal.id,
      from_id: seal.fromId,
      to_id: seal.toId,
      entries: seal.entries,
      previous_hash: previous,
      hash: sealHash(previous, seal, hashes),
    })
    .execute()
  await sql`
    insert into access_log_sealed (entry_id, seal_id, hash)
    select entry_id, ${seal.id}::bigint, hash
    from unnest(${rows.map(({ id }) => id)}::bigint[], ${hashes}::bytea[]) as s (entry_id, hash)`.execute(trx)
  return rows.length
}
