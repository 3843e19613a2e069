import { type Db, sql } from '../platform/database.ts'
import { canonicalEntry } from './hash.ts'

export type Seal = {
  id: number
  fromId: number
  toId: number
  entries: number
  previousHash: Buffer
  hash: Buffer
}

const sealColumns = sql`
  id, from_id as "fromId", to_id as "toId", entries, previous_hash as "previousHash", hash`

/** The seals made from an instant on, in order, and the one before them. */
export async function readSeals(db: Db, since: string): Promise<{ before: Seal | null; seals: Seal[] }> {
  const { rows: seals } = await sql<Seal>`
    select ${sealColumns} from access_log_seal where sealed_at >= ${since}::timestamptz order by id`.execute(
    db,
  )
  const { rows } = await sql<Seal>`
    select ${sealColumns} from access_log_seal where sealed_at < ${since}::timestamptz order by id desc limit 1`.execute(
    db,
  )
  return { before: rows[0] ?? null, seals }
}

/** `canonical` is null where the entry itself is gone. */
export type SealedEntry = { sealId: number; entryId: number; hash: Buffer; canonical: string | null }

export async function readSealed(db: Db, seals: readonly Seal[]): Promise<SealedEntry[]> {
  const { rows } = await sql<SealedEntry>`
    select s.seal_id as "sealId", s.entry_id as "entryId", s.hash,
      case when l.id is not null then ${canonicalEntry} end as canonical
    from access_log_sealed s left join access_log l on l.id = s.entry_id
    where s.seal_id = any(${seals.map(({ id }) => id)}::bigint[])
    order by s.seal_id, s.entry_id`.execute(db)
  return rows
}

/** Sealing runs every five minutes: what waits for an hour has been kept from it. */
const patience = sql`interval '1 hour'`

/** How many entries no seal holds yet, those that should have one by now, and those that vanished while waiting. */
export async function waitingEntries(db: Db) {
  const { rows } = await sql<{ waiting: number; overdue: number[]; gone: number[] }>`
    select count(l.id)::integer as waiting,
      coalesce(array_agg(u.entry_id order by u.entry_id) filter (where l.at < now() - ${patience}), '{}') as overdue,
      coalesce(array_agg(u.entry_id order by u.entry_id) filter (where l.id is null), '{}') as gone
    from access_log_unsealed u left join access_log l on l.id = u.entry_id`.execute(db)
  return rows[0] ?? { waiting: 0, overdue: [], gone: [] }
}

/** Entries that are neither sealed nor wait for it: put in around the program. */
export async function addedEntries(db: Db, since: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select l.id from access_log l
    where l.at >= ${since}::timestamptz
      and not exists (select from access_log_sealed s where s.entry_id = l.id)
      and not exists (select from access_log_unsealed u where u.entry_id = l.id)
    order by l.id limit 10000`.execute(db)
  return rows.map(({ id }) => id)
}
