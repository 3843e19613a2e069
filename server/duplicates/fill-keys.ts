import { type Db, sql, transaction } from '../platform/database.ts'
import { nameKeys } from './keys.ts'

/**
 * Fills what names are compared by at customers that were entered before it was kept. Their version stays: nobody has
 * changed anything. @returns how many were filled
 */
export async function fillNameKeys(db: Db, batch = 2_000): Promise<number> {
  let filled = 0
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; name: string }>`
      select id, name from customer where id > ${after} and name_key is null and name_norm <> ''
      order by id limit ${batch}`.execute(db)
    const last = rows.at(-1)
    if (!last) return filled
    const keyed = rows.map(({ id, name }) => ({ id, name, ...nameKeys(name) }))
    // One whose name has changed meanwhile has its keys with the new one.
    await transaction(db, { userId: null, source: 'system' }, (trx) =>
      sql`
        update customer c set name_key = x.name_key, name_region = x.name_region, name_sound = x.name_sound
        from jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) as x(id bigint, name text, name_key text, name_region text, name_sound text)
        where c.id = x.id and c.name = x.name and c.name_key is null`.execute(trx),
    )
    filled += rows.length
    after = last.id
  }
}
