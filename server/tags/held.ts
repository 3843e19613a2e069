import type { TagChanges, TagOn } from '../../contract/tags.ts'
import { type Db, sql } from '../platform/database.ts'
import { shownTags } from './queries.ts'

/** What customers and contacts hold: written for records that the caller has locked and may edit. */
const tables = {
  customer: { table: sql.table('customer_tag'), key: sql.ref('customer_id') },
  contact: { table: sql.table('contact_tag'), key: sql.ref('contact_id') },
} as const
export type Record = { id: number; customerId: number }
export type Held = keyof typeof tables

export type Change = { id: number; added: number[]; removed: number[] }

/**
 * Adds and removes tags; `replaced` are the groups of which at most one tag stands on a record.
 * @returns what changed, per record on which anything did
 */
export async function changeHeld(
  trx: Db,
  held: Held,
  records: readonly Record[],
  { add, remove, replaced }: TagChanges & { replaced: number[] },
  actorId: number,
): Promise<Change[]> {
  const { table, key } = tables[held]
  const ids = records.map(({ id }) => id)
  const gone = await sql<{ id: number; tag_id: number }>`
    delete from ${table} where ${key} = any(${ids}::bigint[])
      and (tag_id = any(${remove}::bigint[])
        or tag_id <> all(${add}::bigint[]) and tag_id in (select id from tag where group_id = any(${replaced}::bigint[])))
    returning ${key} as id, tag_id`.execute(trx)
  const given =
    held === 'customer'
      ? sql`customer_id, tag_id, created_by) select r.id`
      : sql`contact_id, customer_id, tag_id, created_by) select r.id, r."customerId"`
  const come = await sql<{ id: number; tag_id: number }>`
    insert into ${table} (${given}, t.id, ${actorId}::bigint
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id bigint, "customerId" bigint), unnest(${add}::bigint[]) as t(id)
    on conflict do nothing returning ${key} as id, tag_id`.execute(trx)
  const changes = new Map<number, Change>()
  const changeOf = (id: number) => {
    const change = changes.get(id) ?? { id, added: [], removed: [] }
    changes.set(id, change)
    return change
  }
  for (const { id, tag_id } of gone.rows) changeOf(id).removed.push(tag_id)
  for (const { id, tag_id } of come.rows) changeOf(id).added.push(tag_id)
  return [...changes.values()]
}

export async function readHeld(trx: Db, held: Held, id: number): Promise<TagOn[]> {
  const { table, key } = tables[held]
  const { rows } = await sql<{ tags: TagOn[] }>`
    select ${shownTags(table, sql`held.${key} = ${id}::bigint`)} as tags`.execute(trx)
  return rows[0]?.tags ?? []
}

/** How many records hold more than one tag of a group: it can't be made exclusive over their heads. */
export async function countHoldingSeveral(trx: Db, groupId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with tags as (select id from tag where group_id = ${groupId})
    select ((select count(*) from (select from customer_tag where tag_id in (select id from tags) group by customer_id having count(*) > 1) c)
      + (select count(*) from (select from contact_tag where tag_id in (select id from tags) group by contact_id having count(*) > 1) k))::integer as count`.execute(
    trx,
  )
  return rows[0]?.count ?? 0
}
