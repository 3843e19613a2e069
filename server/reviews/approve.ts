import { issueEach, type Unnumbered } from '../customers/number.ts'
import { type Db, sql } from '../platform/database.ts'

/** Approves entries that who calls has locked: each that has none gets its number, in the order of the ids. */
export async function approve(
  trx: Db,
  actorId: number,
  ids: readonly number[],
): Promise<{ id: number; number: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Unnumbered & { number: string | null }>`
    select c.id, c.number, c.type, i.short_code as "shortCode" from customer c left join industry i on i.id = c.industry_id
    where c.id = any(${[...ids]}::bigint[]) order by c.id`.execute(trx)
  const issued = await issueEach(
    trx,
    rows.filter(({ number }) => number === null),
  )
  const approved = rows.map(({ id, number }) => ({ id, number: number ?? issued.get(id) ?? '' }))
  await sql`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(approved)}::jsonb) as g(id bigint, number text)),
    done as (
      update customer c set number = g.number, review_status = 'approved', approved_at = now()
      from given g where c.id = g.id returning c.id),
    kept as (
      insert into review_step (customer_id, actor_id, step) select id, ${actorId}::bigint, 'approved' from done order by id)
    insert into event (kind, actor_id, customer_id) select 'customer.approved', ${actorId}::bigint, id from done order by id`.execute(
    trx,
  )
  return approved
}

/** All that wait for review or are drafts, when reviews are switched off: nothing would ever number them. */
export async function approveAll(trx: Db, actorId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from customer where review_status <> 'approved' order by id for update`.execute(trx)
  const approved = await approve(
    trx,
    actorId,
    rows.map(({ id }) => id),
  )
  return approved.length
}
