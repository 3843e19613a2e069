import { type Db, sql } from '../platform/database.ts'

/**
 * The basis of a contact that becomes part of another one holds for that one, or data would stand without any. Noted at the
 * instant of the merge, by which it is known when the merge is taken back.
 */
export async function carryBasis(trx: Db, united: ReadonlyMap<number, number>): Promise<void> {
  const pairs = [...united].map(([id, into]) => ({ id, into }))
  await sql`
    insert into consent (contact_id, purpose_id, basis, given_on, way, proof, file_id, noted_by)
    select distinct on (u."into") u."into", n.purpose_id, n.basis, n.given_on, n.way, n.proof, n.file_id, n.noted_by
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as u(id bigint, "into" bigint)
    join consent n on n.contact_id = u.id and n.withdrawn_on is null
    join organisation o on o.household_purpose_id = n.purpose_id
    where not exists (select from consent h
      where h.contact_id = u."into" and h.purpose_id = n.purpose_id and h.withdrawn_on is null)
    order by u."into", n.id`.execute(trx)
}

export const takeBasisBack = (trx: Db, mergeId: number) =>
  sql`
    delete from consent n using customer_merge g, merge_entry e
    where g.id = ${mergeId} and e.merge_id = g.id and e.record = 'contact'
      and n.contact_id = (e.was ->> 'unitedWith')::bigint and n.noted_at = g.at`.execute(trx)
