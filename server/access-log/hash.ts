import { createHash } from 'node:crypto'
import { sql } from '../platform/database.ts'

/**
 * One entry as a text that is the same on every server and in every version: its columns in a fixed order as a JSON
 * array, instants in UTC to the microsecond. `l` is the row of access_log.
 */
export const canonicalEntry = sql<string>`
  jsonb_build_array(l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), l.actor_id, l.action,
    l.object_kind, l.object_id, l.customer_id, l.source, l.address, l.data)::text`

export const entryHash = (canonical: string): Buffer => createHash('sha256').update(canonical).digest()

/** Before the first seal there is none: 32 zero bytes stand for it. */
export const noHash = Buffer.alloc(32)

/** A seal's number, what it says of itself and the seal before go into its hash besides its entries. */
export function sealHash(
  previous: Buffer,
  seal: { id: number; fromId: number; toId: number; entries: number },
  entryHashes: readonly Buffer[],
): Buffer {
  const hash = createHash('sha256').update(previous)
  hash.update(JSON.stringify([seal.id, seal.fromId, seal.toId, seal.entries]))
  for (const each of entryHashes) hash.update(each)
  return hash.digest()
}
