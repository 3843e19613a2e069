import { type Db, sql } from '../platform/database.ts'
import type { Person } from './person.ts'

type Change = { id: number; at: string; actor: { id: number; name: string } | null; fields: string[] }

/** What was changed of the person's own record from an instant on; the fields, not their values. */
export async function changesSince(
  db: Db,
  { contactIds, selfIds }: Person,
  since: string,
): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select l.id, l.at, case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as actor,
      array(select l.record || '.' || key from jsonb_object_keys(l.changes) as key order by key) as fields
    from change_log l left join user_account u on u.id = l.actor_id
    where l.at >= ${since}::timestamptz
      and ((l.record = 'contact' and l.record_id = any(${contactIds}::bigint[]))
        or (l.record = 'customer' and l.record_id = any(${selfIds}::bigint[])))
    order by l.id desc limit 200`.execute(db)
  return rows
}
